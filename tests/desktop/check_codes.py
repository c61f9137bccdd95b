"""Every code on an order's page, read from the screen's pixels by ZBar and compared with what the gateway answered: at
scales 1, 1.5 and 2, light and dark."""
import json
import os
import sqlite3
import subprocess
import tempfile
import time

from desk import DeskError
from lists import Window, choose
from payins import PAYINS, fill

COBRO, SHOTS = os.environ['COBRO_BIN'], os.environ['COBRO_SHOTS']
SCALES, LOOKS = ['1', '1.5', '2'], ['light', 'dark']
# As high as the longest of these pages, so that its code is on screen without scrolling.
WIDTH, HEIGHT = 1180, 1180

# Account, payment method, symbology, and which value of the gateway's answer the code must hold.
CODES = [
    ('Sandbox Mexico', 'OXXO', 'CODE-128', 'payCode'),
    ('Sandbox Indonesia', 'QRIS', 'QR-Code', 'payCode'),
    ('Sandbox Indonesia', 'DANA', 'QR-Code', 'payUrl'),
    ('Sandbox Pakistan', 'QR', 'QR-Code', 'payCode'),
]
OXXO = '[[mx.pay_types]]\nnumber = 70\nname = "OXXO"\nrail = "cash_code"\n'


def form(account, method):
    """What the form asks for: as for the payins of that account and method, or of that account."""
    of = [payin for payin in PAYINS if payin[0] == account]
    return next((payin for payin in of if payin[1] == method), of[0])


def make(desk, account, method):
    """Makes a payin and gives its order number."""
    _, _, fields, choices, _ = form(account, method)
    choose(desk, 'Account', account)
    desk.key('ctrl+n')
    fill(desk, method, fields, choices)
    desk.press('Create request')
    desk.wait('Waiting for payment', 20)


def ledger(data):
    return sqlite3.connect(f'{data}/sandbox/ledger.sqlite3')


def answers(data):
    """What the gateway answered to each creation, oldest first: order number and values."""
    with ledger(data) as conn:
        rows = conn.execute("SELECT order_no, raw FROM journal WHERE kind = 'answered' ORDER BY seq").fetchall()
    return [(order_no, json.loads(raw)['data']) for order_no, raw in rows]


def look_like(data, look):
    with ledger(data) as conn:
        row = conn.execute("SELECT value FROM settings WHERE key = 'window'").fetchone()
        kept = {**(json.loads(row[0]) if row else {}), 'theme': look, 'language': 'en', 'tour': 'done'}
        conn.execute("INSERT OR REPLACE INTO settings (key, value) VALUES ('window', ?)", [json.dumps(kept)])


def shown(desk, scale):
    """The window, once it is there, in its size."""
    found = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(desk.app.pid)],
                           capture_output=True, text=True, timeout=30).stdout.split()
    size = [str(round(points * float(scale))) for points in (WIDTH, HEIGHT)]
    subprocess.run(['xdotool', 'windowmove', found[-1], '0', '0', 'windowsize', '--sync', found[-1], *size], timeout=10)


def codes(picture):
    """What ZBar reads: symbology and content of each code."""
    read = subprocess.run(['zbarimg', '--quiet', '--xml', picture], capture_output=True, text=True).stdout
    import xml.etree.ElementTree as xml
    symbols = xml.fromstring(read).iter('{http://zbar.sourceforge.net/2008/barcode}symbol') if read else []
    return [(symbol.get('type'), symbol.find('{http://zbar.sourceforge.net/2008/barcode}data').text)
            for symbol in symbols]


def read_from_screen(desk, order_no, expected, picture):
    """Opens the order by the palette, and looks until the code is there or 15 s have gone by."""
    desk.key('ctrl+k')
    desk.type(order_no)
    desk.wait(order_no, 10, role='list item')
    desk.key('Return')
    end, found = time.time() + 15, []
    while time.time() < end:
        time.sleep(0.4)
        desk.shot(picture)
        found = codes(picture)
        if expected in found:
            return
    raise DeskError(f'{picture}: expected {expected}, ZBar reads {found}')


data = tempfile.mkdtemp(prefix='cobro-codes-')
os.makedirs(f'{data}/sandbox', exist_ok=True)
for place in (data, f'{data}/sandbox'):
    with open(f'{place}/markets.toml', 'w') as file:
        file.write(OXXO)
largest = max(map(float, SCALES))
screen = f'{round(WIDTH * largest)}x{round(HEIGHT * largest) + 80}'
command = [COBRO, '--sandbox', '--lang', 'en', '--data-dir', data]
with Window(command, size=screen, log=f'{SHOTS}/codes-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    for account, method, _, _ in CODES:
        make(desk, account, method)
    desk.quit()
    orders = [(order_no, method, (symbology, values[of]))
              for (order_no, values), (_, method, symbology, of) in zip(answers(data), CODES)]
    assert len(orders) == len(CODES), orders
    for scale in SCALES:
        for look in LOOKS:
            look_like(data, look)
            desk.extra_env = {'WINIT_X11_SCALE_FACTOR': scale}
            desk.start()
            desk.wait('Overview', 30)
            shown(desk, scale)
            for order_no, method, expected in orders:
                read_from_screen(desk, order_no, expected, f'{SHOTS}/code-{method}-{look}@{scale}.png')
            print(f'{len(orders)} codes read at {scale}, {look}', flush=True)
            desk.quit()
