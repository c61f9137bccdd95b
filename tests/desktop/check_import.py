"""Webhook logs in the real window: some imported by their path; a folder dropped, watched, cancelled, resumed, and the
ledger compared with that of one import without a break; the list, and one notification sent again."""
import hashlib
import http.server
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from drop import Drag, drop
from lists import Window, choose
from merchants import merchants

sys.path.insert(0, os.path.realpath(os.path.join(os.path.dirname(__file__), '../../benches')))
import generate  # noqa: E402

SHOTS = os.environ['COBRO_SHOTS']
BINARY = os.environ['COBRO_BIN']
ORDERS, CALLBACKS = 2_000, 60_000


def line(merchant, key, number, millis, good=True):
    body = json.dumps({
        'amount': 152.0, 'completionTime': '2026-03-17 10:00:00', 'fee': 1.0, 'mchOrderNo': f'LOG-{number:06}',
        'merchantId': merchant, 'nonceStr': str(1_773_000_000_000 + number), 'orderNo': f'PAYIN99{number:012}',
        'orderStatus': 'SUCCESS',
    }, separators=(',', ':'))
    sign = hashlib.md5((body + (key if good else 'forged')).encode()).hexdigest()
    return json.dumps({'ts': millis, 'headers': {'MerchantId': merchant, 'Sign': sign}, 'body': body})


def figures(desk):
    """How many bytes the running import says it has read; none if none runs."""
    for _, _, name, text, _ in desk.nodes():
        found = re.search(r'([\d.]+) (k|M)B of [\d.]+ MB', name or text)
        if found:
            return float(found[1]) * {'k': 1e3, 'M': 1e6}[found[2]]
    return None


def contents(data):
    """Every notification of a ledger: its order, its bytes, and how often it came when."""
    with sqlite3.connect(f'file:{data}/sandbox/ledger.sqlite3?mode=ro', uri=True) as ledger:
        return sorted(ledger.execute(
            'SELECT order_no, raw, seen FROM notifications JOIN journal USING (seq)').fetchall())


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
generate.MERCHANT, generate.KEY = merchant, key
generate.write(f'{logs}/hook.log.2', CALLBACKS, 1, True)
for name in ['logo.png', '.hidden']:
    open(f'{logs}/{name}', 'w').write('no log')

size = sum(os.path.getsize(f'{logs}/{name}') for name in os.listdir(logs))
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()

data = tempfile.mkdtemp(prefix='cobro-import-')
samples = os.path.realpath(os.path.join(os.path.dirname(__file__), '../../assets/samples/webhooks'))
with Window([BINARY, '--sandbox', '--data-dir', data], size='1280x900', log=f'{SHOTS}/import-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    # The same logs into a copy of the still empty ledger, in one go.
    desk.quit()
    shutil.copytree(data, f'{data}-whole')
    told = subprocess.run([BINARY, '--sandbox', '--data-dir', f'{data}-whole', 'import', '--json', logs],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=200).stdout
    whole = contents(f'{data}-whole')
    assert json.loads(told)['new_messages'] == len(whole) > ORDERS, told
    desk.start()
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

    # What hovers over the window can be taken away again.
    with Drag(desk, logs) as held:
        desk.wait('Drop logs or a market file')
        desk.shot(f'{SHOTS}/import-hovering.png')
        held.leave()
        desk.gone('Drop logs or a market file')
    assert desk.find('Cancel the import') is None, 'nothing was let go'

    drop(desk, logs)
    # The figures move, and it is broken off in the midst.
    seen, end = [0], time.time() + 60
    while seen[-1] < 0.4 * size:
        assert time.time() < end, seen
        told = figures(desk)
        if told and told > seen[-1]:
            seen.append(told)
            desk.shot(f'{SHOTS}/import-running.png')
    assert len(seen) > 3, seen
    begun = time.time()
    desk.press('Cancel the import')
    cancelled = desk.wait('Cancelled after', 10)
    print(f'{seen[-1]:,.0f} of {size:,} bytes read, cancelled within {time.time() - begun:.2f} s, the looking included', flush=True)
    kept = len(contents(data))
    assert 0 < kept < len(whole) and f'{kept:,} new ones were stored' in cancelled.name, (kept, cancelled.name)
    desk.wait('was broken off', 10)
    desk.wait('2 files were passed over')
    desk.shot(f'{SHOTS}/import-cancelled.png')
    desk.press('Resume')
    desk.wait('notifications imported', 200)
    desk.shot(f'{SHOTS}/import-done.png')

    assert contents(data) == whole, 'broken off and resumed, or in one go: the same'
    total = len(whole)
    desk.press('Show notifications')
    desk.wait(f'{total:,} notifications', 20)
    desk.shot(f'{SHOTS}/import-list.png')
    desk.press('Wrong signature', role='toggle button')
    desk.wait('notifications', 10)
    desk.press('All', role='toggle button')
    desk.wait(f'{total:,} notifications', 10)
    desk.set('Search order numbers', f'LOG-{ORDERS - 1:06}')
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
