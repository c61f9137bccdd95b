#!/usr/bin/env python3
"""Writes the sample logs beside this file: one of each kind, all of the same day of one merchant.

The signatures are made here and not by Cobro, so that reading the samples checks both.
Merchant 1002001 (Mexico), key `cobro-sample-key`. Run it again after a change; the files come out the same.
"""

import base64
import csv
import datetime
import gzip
import hashlib
import io
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
MERCHANT, KEY = "1002001", "cobro-sample-key"
UTC = datetime.timezone.utc
MEXICO = datetime.timezone(datetime.timedelta(hours=-6))
MORNING = datetime.datetime(2026, 3, 17, 14, 5, 9, tzinfo=UTC)


def body_of(minute, no, amount, status="SUCCESS", order_type="API", of=None, swapped=False):
    """A notification as the gateway writes it: keys in alphabetical order, amounts with a decimal point."""
    at = MORNING + datetime.timedelta(minutes=minute)
    platform = "PAYIN88%017d" % (no if of is None else no + 500)
    named, other = f"TIENDA-{no}", f"TIENDA-{no}"
    original = platform
    if of is not None:
        named, other = f"TIENDA-{of}%05d" % 1, f"TIENDA-{of}"
        original = "PAYIN88%017d" % of
        if swapped:
            named, other = f"TIENDA-{of}", f"TIENDA-{of}0001"
    fields = {
        "amount": amount,
        "completionTime": at.astimezone(MEXICO).strftime("%Y-%m-%d %H:%M:%S"),
        "fee": round(amount * 0.025, 2),
        "mchOrderNo": named,
        "merchantId": MERCHANT,
        "nonceStr": str(int(at.timestamp()) * 1000 + 286),
        "orderNo": platform,
        "orderStatus": status,
        "orderType": order_type,
        "patchMchOrderNo": other,
        "patchOrderNo": original,
        "payCode": "6461805200%08d" % no,
        "payType": "69",
        "payUrl": "https://paydesk.example/index.html?" + platform,
    }
    if of is not None:
        del fields["payUrl"]
    return json.dumps(fields, separators=(",", ":"), ensure_ascii=False)


def sign(body):
    return hashlib.md5((body + KEY).encode()).hexdigest()


PAYOUT = json.dumps(
    {"amount": 900.0, "fee": 5.0, "mchOrderNo": "RETIRO-1", "merchantId": MERCHANT, "nonceStr": "1773756000000",
     "orderNo": "PAYOUT8800000000000000001", "orderStatus": "SUCCESS", "payType": "11"}, separators=(",", ":"))


def day():
    """Every delivery: when, body, signature."""
    messages = [
        # minute, body, minutes of the repeats, what is odd
        (0, body_of(0, 1001, 250.0), [], None),
        (7, body_of(7, 1002, 1200.0), [1, 3, 7], None),
        (9, body_of(9, 1003, 89.5), [], "upper"),
        (16, body_of(16, 1004, 400.0, status="FAIL"), [1], None),
        (31, body_of(31, 1005, 300.0), [], None),
        (44, body_of(44, 1006, 200.0, order_type="PATCH", of=1005), [1], None),
        (58, body_of(58, 1007, 150.0, order_type="PATCH", of=1002, swapped=True), [], None),
        (75, body_of(75, 1008, 15000.0), [1, 3, 7, 15], None),
        (90, body_of(90, 1009, 640.0), [], "forged"),
        (118, body_of(118, 1010, 40.0), [], None),
        (140, PAYOUT, [1], None),
        (240, body_of(240, 1011, 2750.0), [1], None),
    ]
    all = []
    for minute, body, repeats, odd in messages:
        signature = sign(body)
        if odd == "upper":
            signature = signature.upper()
        if odd == "forged":
            signature = hashlib.md5(b"guessed" + body.encode()).hexdigest()
        for later in [0, *repeats]:
            all.append((MORNING + datetime.timedelta(minutes=minute + later), body, signature))
    return sorted(all)


def iso(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def millis(at):
    return int(at.timestamp()) * 1000


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def through_javascript(body):
    """An object whose numbers went through JavaScript: 250.0 has become 250."""
    def number(text):
        value = float(text)
        return int(value) if value.is_integer() else value
    return json.loads(body, parse_float=number)


def headers(signature):
    return {"Host": "tienda.example", "Content-Type": "application/json", "MerchantId": MERCHANT, "Sign": signature,
            "User-Agent": "okhttp/4.9.3"}


def write(name, data):
    if isinstance(data, str):
        data = data.encode()
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(data)


def table(rows, **how):
    text = io.StringIO()
    csv.writer(text, **how).writerows(rows)
    return text.getvalue()


def main():
    all = day()

    lines = "".join(
        compact({"ts": millis(at), "method": "POST", "path": "/cashy/hook",
                 "headers": {"MerchantId": MERCHANT, "Sign": signature}, "body": body}) + "\n"
        for at, body, signature in all)
    write("lines.jsonl", lines)
    write("lines.jsonl.gz", gzip.compress(lines.encode(), mtime=0))
    write("lines-utf16.jsonl", "\ufeff".encode("utf-16-le") + lines.encode("utf-16-le"))
    write("lines-bom-crlf.jsonl", "\ufeff" + lines.replace("\n", "\r\n"))

    write("array.json", json.dumps(
        [{"receivedAt": iso(at), "request": {"method": "POST", "url": "/cashy/hook", "headers":
            [{"name": name, "value": value} for name, value in headers(signature).items()]},
          "body": json.loads(body)} for at, body, signature in all], indent=2) + "\n")

    requests = ""
    for number, (at, body, signature) in enumerate(all):
        head = "".join(f"{name}: {value}\r\n" for name, value in headers(signature).items())
        if number % 5 == 3:
            half = len(body) // 2
            sent = "".join("%x\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:])) + "0\r\n\r\n"
            head += "Transfer-Encoding: chunked\r\n"
        else:
            sent = body + "\r\n"
            head += f"Content-Length: {len(body)}\r\n"
        requests += f"# {iso(at)}\r\nPOST /cashy/hook HTTP/1.1\r\n{head}\r\n{sent}\r\n"
    write("requests.http", requests)

    write("callbacks.sh", "".join(
        f"# {iso(at)}\ncurl -L 'https://tienda.example/cashy/hook' \\\n-H 'MerchantId: {MERCHANT}' \\\n-H 'Sign: {signature}' \\\n"
        f"-H 'Content-Type: application/json' \\\n-d '{body}'\n\n" for at, body, signature in all))

    write("proxy.har", json.dumps({"log": {"version": "1.2", "creator": {"name": "proxy", "version": "1"}, "entries": [
        {"startedDateTime": iso(at), "time": 3,
         "request": {"method": "POST", "url": "https://tienda.example/cashy/hook", "httpVersion": "HTTP/1.1",
                     "headers": [{"name": name, "value": value} for name, value in headers(signature).items()],
                     "queryString": [], "cookies": [], "headersSize": -1, "bodySize": len(body),
                     "postData": {"mimeType": "application/json", "text": body}},
         "response": {"status": 200, "statusText": "OK", "headers": [], "content": {"size": 7, "text": "SUCCESS"}}}
        for at, body, signature in all]}}, indent=1) + "\n")

    def inspector(at, body, signature, number):
        return {"uuid": "00000000-0000-4000-8000-%012d" % number, "type": "web", "method": "POST", "ip": "203.0.113.7",
                "hostname": "webhook.site", "content": body, "query": None,
                "headers": {name.lower(): [value] for name, value in headers(signature).items()},
                "url": "https://webhook.site/tienda", "created_at": at.strftime("%Y-%m-%d %H:%M:%S")}
    site = [inspector(*delivery, number) for number, delivery in enumerate(all)]
    write("webhook-site.json", json.dumps({"data": site, "total": len(site), "per_page": 50}) + "\n")
    write("webhook-site.csv", table(
        [["uuid", "created_at", "method", "ip", "content", "headers"]]
        + [[one["uuid"], one["created_at"], one["method"], one["ip"], one["content"], compact(one["headers"])] for one in site]))

    write("pipedream.json", json.dumps(
        [{"id": "2%05d" % number, "ts": iso(at), "event": {"method": "POST", "path": "/", "client_ip": "203.0.113.7",
          "headers": {name.lower(): value for name, value in headers(signature).items()},
          "bodyRaw": body, "body": through_javascript(body)}}
         for number, (at, body, signature) in enumerate(all)], indent=2) + "\n")

    def raw(body, signature):
        head = "".join(f"{name}: {value}\r\n" for name, value in headers(signature).items())
        return base64.b64encode(f"POST /cashy/hook HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()).decode()
    write("ngrok.json", compact({"uri": "/api/requests/http", "requests": [
        {"uri": f"/api/requests/http/{number}", "id": "%04x" % number, "tunnel_name": "command_line",
         "remote_addr": "203.0.113.7", "start": iso(at), "duration": 2_100_000,
         "request": {"method": "POST", "proto": "HTTP/1.1", "headers": {name: [value] for name, value in headers(signature).items()},
                     "uri": "/cashy/hook", "raw": raw(body, signature)},
         "response": {"status": "200 OK", "status_code": 200, "proto": "HTTP/1.1", "headers": {"Content-Length": ["7"]},
                      "raw": base64.b64encode(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nSUCCESS").decode()}}
        for number, (at, body, signature) in enumerate(all)]}) + "\n")

    write("hookdeck.json", json.dumps({"pagination": {"limit": 100}, "count": len(all), "models": [
        {"id": "req_%06d" % number, "team_id": "tm_1", "source_id": "src_1", "ingested_at": iso(at),
         "data": {"path": "/cashy/hook", "query": "", "headers": {name.lower(): value for name, value in headers(signature).items()},
                  "body": through_javascript(body)}}
        for number, (at, body, signature) in enumerate(all)]}, indent=2) + "\n")

    write("table-body.csv", table(
        [["received_at", "path", "MerchantId", "Sign", "body"]]
        + [[iso(at), "/cashy/hook", MERCHANT, signature, body] for at, body, signature in all]))
    fields = ["orderNo", "mchOrderNo", "merchantId", "orderStatus", "amount", "fee", "completionTime", "nonceStr", "orderType",
              "patchMchOrderNo", "patchOrderNo", "payCode", "payType", "payUrl"]
    write("table-fields.csv", table(
        [["received_at", "header_sign", *fields]]
        + [[iso(at), signature, *("%.2f" % json.loads(body)[name] if name in ("amount", "fee") else json.loads(body).get(name, "")
           for name in fields)] for at, body, signature in all], delimiter=";"))

    def blank(at):
        return at.strftime("%Y-%m-%d %H:%M:%S")
    log = f"[{blank(MORNING)}] production.INFO: worker started with 4 processes\n"
    for at, body, signature in all:
        log += (f"[{blank(at)}] production.INFO: cashy hook {{\"headers\":{{\"MerchantId\":\"{MERCHANT}\",\"Sign\":\"{signature}\"}},"
                f"\"raw\":{json.dumps(body)}}} \n[{blank(at)}] production.DEBUG: answered SUCCESS in 12 ms\n")
    write("laravel.log", log)
    write("python.log", "".join(
        f"{blank(at)},000 INFO hooks: POST /cashy/hook headers={{'Merchantid': '{MERCHANT}', 'Sign': '{signature}'}} body={body}\n"
        f"{blank(at)},004 INFO hooks: answered 200\n" for at, body, signature in all))
    write("nginx.log", "".join(
        f"203.0.113.7 - - [{at.strftime('%d/%b/%Y:%H:%M:%S +0000')}] \"POST /cashy/hook HTTP/1.1\" 200 7 merchantid=\"{MERCHANT}\" "
        f"sign=\"{signature}\" body=\"" + body.replace("\\", "\\x5C").replace('"', "\\x22") + "\"\n"
        f"203.0.113.9 - - [{at.strftime('%d/%b/%Y:%H:%M:%S +0000')}] \"GET /health HTTP/1.1\" 200 2\n" for at, body, signature in all))
    write("docker.jsonl", "".join(
        compact({"log": f"hook MerchantId={MERCHANT} Sign={signature} body={json.dumps(body)}\n", "stream": "stdout", "time": iso(at)}) + "\n"
        for at, body, signature in all))


if __name__ == "__main__":
    main()
