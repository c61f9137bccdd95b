"""Webhook logs in the real window: a folder imported by its path, cancelled and resumed, the list, and one sent again."""
import hashlib
import http.server
import json
import os
import re
import subprocess
import tempfile
import threading
import time

from lists import Window, choose

SHOTS = os.environ['COBRO_SHOTS']
BINARY = os.environ['COBRO_BIN']
ORDERS = 20_000


def merchants():
    """The sandbox's merchants and their keys, as `cobro sandbox` prints them."""
    sandbox = subprocess.Popen([BINARY, 'sandbox', '--port', '0'], stdout=subprocess.PIPE, text=True)
    found = {}
    for line in sandbox.stdout:
        match = re.match(r'(\w+)\s+Merchant ID (\S+)\s+API key (\S+)', line)
        if match:
            found[match[1]] = (match[2], match[3])
        if 'Interrupt' in line:
            break
    sandbox.terminate()
    sandbox.wait()
    return found


def line(merchant, key, number, millis, good=True):
    body = json.dumps({
        'amount': 152.0, 'completionTime': '2026-03-17 10:00:00', 'fee': 1.0, 'mchOrderNo': f'LOG-{number:06}',
        'merchantId': merchant, 'nonceStr': str(1_773_000_000_000 + number), 'orderNo': f'PAYIN99{number:012}',
        'orderStatus': 'SUCCESS',
    }, separators=(',', ':'))
    sign = hashlib.md5((body + (key if good else 'forged')).encode()).hexdigest()
    return json.dumps({'ts': millis, 'headers': {'MerchantId': merchant, 'Sign': sign}, 'body': body})


class Server(http.server.BaseHTTPRequestHandler):
    """A merchant's server that answers as the gateway wants."""
    got = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        Server.got.append((dict(self.headers), body))
        self.send_response(200)
        self.send_header('Content-Length', '7')
        self.end_headers()
        self.wfile.write(b'SUCCESS')

    def log_message(self, *_):
        pass


merchant, key = merchants()['mx']
logs = tempfile.mkdtemp(prefix='cobro-logs-')
# The first half, then the second half with each message again; one forged, noise, and what is clearly no log.
halves = [range(ORDERS // 2), range(ORDERS // 2, ORDERS)]
for name, numbers in zip(['hook.log.1', 'hook.log'], halves):
    with open(f'{logs}/{name}', 'w') as log:
        for number in numbers:
            for delivery in range(2):
                print(line(merchant, key, number, 1_773_000_000_000 + number * 1000 + delivery), file=log)
        print('GET /health 200', file=log)
with open(f'{logs}/hook.log', 'a') as log:
    print(line(merchant, key, ORDERS + 1, 1_773_100_000_000, good=False), file=log)
for name in ['logo.png', '.hidden']:
    open(f'{logs}/{name}', 'w').write('no log')

server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()

data = tempfile.mkdtemp(prefix='cobro-import-')
samples = os.path.realpath(os.path.join(os.path.dirname(__file__), '../../assets/samples/webhooks'))
with Window([BINARY, '--sandbox', '--data-dir', data], size='1280x900', log=f'{SHOTS}/import-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    choose(desk, 'Account', 'Sandbox Mexico')
    desk.press('Webhooks', role='toggle button')
    desk.wait('No webhook logs', 10)
    desk.shot(f'{SHOTS}/import-empty.png')
    desk.press('Import logs…')
    desk.wait('Path of a log or a folder', role='entry')
    desk.shot(f'{SHOTS}/import-sheet.png')

    # The samples are of a merchant that has no account here: found, and told.
    desk.set('Path of a log or a folder', samples)
    desk.press('Import')
    desk.wait('notifications imported, 0 of them new', 60)
    desk.wait('Of other merchants')
    desk.shot(f'{SHOTS}/import-samples.png')

    desk.set('Path of a log or a folder', logs)
    desk.press('Import')
    desk.wait('a second', 30)
    desk.shot(f'{SHOTS}/import-running.png')
    begun = time.time()
    desk.press('Cancel the import')
    desk.wait('Cancelled.', 10)
    print(f'cancelled within {time.time() - begun:.2f} s, the looking included', flush=True)
    desk.wait('was broken off', 10)
    desk.wait('2 files were passed over')
    desk.shot(f'{SHOTS}/import-cancelled.png')
    desk.press('Resume')
    desk.wait('notifications imported', 300)
    desk.wait('hook.log:')
    desk.shot(f'{SHOTS}/import-done.png')

    desk.press('Show notifications')
    desk.wait(f'{ORDERS + 1:,} notifications', 20)
    desk.shot(f'{SHOTS}/import-list.png')
    desk.press('Wrong signature', role='toggle button')
    desk.wait('1 notification', 10)
    desk.press('All', role='toggle button')
    desk.wait(f'{ORDERS + 1:,} notifications', 10)
    desk.set('Search order numbers', f'{ORDERS - 1:06}')
    desk.wait('1 notification', 10)
    row = next(name for _, _, name, _, _ in desk.nodes() if name.startswith(f'LOG-{ORDERS - 1:06},'))
    assert 'verified' in row and 'came 2 times' in row, row
    desk.press(row)
    desk.wait('The signature is right over these exact bytes', 10)
    desk.shot(f'{SHOTS}/import-detail.png')
    desk.press('Send again…')
    desk.set('Address of your server', f'http://127.0.0.1:{server.server_port}/hook')
    desk.press('Send')
    desk.wait('by both of its rules', 10)
    desk.shot(f'{SHOTS}/import-sent.png')
    headers, body = Server.got[-1]
    assert headers['sign'] == hashlib.md5(body + key.encode()).hexdigest(), headers
    assert key not in str(Server.got), 'the key went out'
    # The window asks the gateway about the newest of the orders that only the log knows.
    print('sent again, byte for byte')
    desk.quit()
