#!/usr/bin/env python3
"""Writes the logs that imports are measured with: w.jsonl (retries) and u.jsonl (none), and prints the truth.

    generate.py FOLDER [CALLBACKS]

64 orders are open at a time. Each step one of them delivers its callback again, the same bytes, and is done with
probability 0.2 (always, for u.jsonl), so that a message comes 5 times on average. About one delivery in a hundred is badly
signed and one in a hundred signed in upper case. Seeded: the same numbers give the same files everywhere.
"""

import hashlib
import json
import os
import random
import sys

MERCHANT, KEY = "M1001", "bench-key-0123456789abcdef0123456789abcdef"
NAMES = ["Ana Pérez", "José \"Pepe\" Núñez", "Иван Петров", "Siti Rahma", "O'Brien & Sons", "李小龙"]


def message(rng, number):
    return json.dumps({
        "merchantId": MERCHANT, "orderNo": "PAYIN%019d" % (number * 7919 + 13), "mchOrderNo": "ORD-%09d" % number,
        "amount": rng.randrange(1000, 5_000_000) / 100, "currency": "MXN", "orderStatus": "SUCCESS",
        "utr": "%012d" % rng.randrange(10**12), "payer": {"name": rng.choice(NAMES), "vpa": "p%06d@bank" % rng.randrange(10**6)},
        "completionTime": "2026-03-17 %02d:%02d:%02d" % (rng.randrange(24), rng.randrange(60), rng.randrange(60)),
        "nonceStr": str(1_773_700_000_000 + number), "remark": "x" * rng.randrange(8, 60),
    }, separators=(",", ":"), ensure_ascii=False)


def write(path, count, seed, retries):
    rng = random.Random(seed)
    number, open_orders, now = 0, [], 1_773_700_000_000
    verified, unique = 0, set()
    with open(path, "w", encoding="utf-8") as file:
        for _ in range(count):
            while len(open_orders) < 64:
                number += 1
                body = message(rng, number)
                open_orders.append((body, hashlib.md5((body + KEY).encode()).hexdigest()))
            at = rng.randrange(len(open_orders))
            body, sign = open_orders[at]
            if not retries or rng.random() < 0.2:
                open_orders[at] = open_orders[-1]
                open_orders.pop()
            chance = rng.random()
            good = chance >= 0.0104
            if not good:
                digit = rng.randrange(32)
                sign = sign[:digit] + rng.choice("ghijz" if chance < 0.005 else "0123456789abcdef".replace(sign[digit], "")) + sign[digit + 1:]
            elif chance < 0.02:
                sign = sign.upper()
            verified += good
            unique.add((body, good))
            now += rng.randrange(1, 90)
            file.write(json.dumps({"ts": now, "method": "POST", "path": "/hook", "headers": {"MerchantId": MERCHANT, "Sign": sign},
                                   "body": body}, separators=(",", ":"), ensure_ascii=False) + "\n")
    return {"messages": count, "verified": verified, "unique": len(unique), "bytes": os.path.getsize(path)}


def main():
    folder = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    os.makedirs(folder, exist_ok=True)
    truth = {name: write(os.path.join(folder, name), count, 20261122, name == "w.jsonl") for name in ("w.jsonl", "u.jsonl")}
    with open(os.path.join(folder, "truth.json"), "w", encoding="utf-8") as file:
        json.dump(truth, file, indent=1)
    print(json.dumps(truth, indent=1))


if __name__ == "__main__":
    main()
