"""Takes a picture of every page, for looking at: each look, each language, small and large, full and empty.

Run by tests/desktop/shots. What to take, from the environment:
  SHOTS_LOOKS="light dark contrast-light contrast-dark"   SHOTS_LANGUAGES="en es id"   SHOTS_SIZES="900x600 1440x900"
  SHOTS_SCALES="1"   SHOTS_DATA="full empty"
The full data is made once, by driving the sandbox in English, and kept in SHOTS_SEED.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time

from lists import Window, choose
from payins import PAYINS, fill

BIN, SHOTS = os.environ['COBRO_BIN'], os.environ['COBRO_SHOTS']
SEED = os.environ.get('SHOTS_SEED', f'{SHOTS}/seed')
LOOKS = os.environ.get('SHOTS_LOOKS', 'light dark').split()
LANGUAGES = os.environ.get('SHOTS_LANGUAGES', 'en es id').split()
SIZES = os.environ.get('SHOTS_SIZES', '900x600 1440x900').split()
SCALES = os.environ.get('SHOTS_SCALES', '1').split()
DATA = os.environ.get('SHOTS_DATA', 'full empty').split()

# Pages by their key, so that no language matters.
PAGES = ['overview', 'new-request', 'orders', 'exceptions', 'webhooks', 'accounts', 'settings']
LONG_NAME = 'María de los Ángeles Xóchitl Gutiérrez-Hernández y Etxeberria Ruiz'[:32]
MORE = [
    ({'Amount': '15000', 'Description': 'Renta de noviembre', 'Payer name': LONG_NAME}, 'Pay exactly'),
    ({'Amount': '480', 'Description': 'Pastel de tres leches', 'Payer name': 'Luz Elena Robles'}, 'Pay less'),
    ({'Amount': '2350', 'Description': 'Uniformes', 'Payer name': 'Colegio Benito Juarez'}, 'Let it fail'),
    ({'Amount': '89', 'Description': 'Llaves', 'Payer name': 'Li Wei'}, 'Pay twice'),
    ({'Amount': '640', 'Description': 'Flores y envio', 'Payer name': 'Ana Sofia Paz'}, None),
    ({'Amount': '1275', 'Description': 'Clases de piano', 'Payer name': 'Bruno Diaz'}, None),
]


def make(desk, account, method, fields, choices, play):
    """Creates a payin by the form and lets the simulator play it."""
    choose(desk, 'Account', account)
    desk.key('ctrl+n')
    fill(desk, method, fields, choices)
    desk.press('Create request')
    desk.wait('Waiting for payment', 20)
    if play:
        desk.press(play)
        time.sleep(3)


def seed():
    data = tempfile.mkdtemp(prefix='cobro-seed-')
    with Window([BIN, '--sandbox', '--data-dir', data], size='1440x900', log=f'{SHOTS}/seed.log') as desk:
        desk.wait('No payment requests yet', 30)
        contact = {'Phone': '5512345678', 'Email': 'ventas@example.com'}
        for fields, play in MORE:
            make(desk, 'Sandbox Mexico', None, {**contact, **fields}, {}, play)
        for account, method, fields, choices, _ in PAYINS[::-1]:
            make(desk, account, method, fields, choices, None)
        desk.quit()
    shutil.copytree(data, SEED)


def settings_of(data, values):
    ledger = sqlite3.connect(f'{data}/sandbox/ledger.sqlite3')
    row = ledger.execute("SELECT value FROM settings WHERE key = 'window'").fetchone()
    kept = {**(json.loads(row[0]) if row else {}), **values}
    ledger.execute("INSERT OR REPLACE INTO settings (key, value) VALUES ('window', ?)", [json.dumps(kept)])
    ledger.commit()
    ledger.close()


def shown(desk):
    """The window's number, once it is there. Asked of X: the accessibility bus serves one window a session."""
    found = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(desk.app.pid)],
                           capture_output=True, text=True, timeout=30).stdout.split()
    time.sleep(1.5)
    return found[-1]


last = b''


def picture(desk, name):
    """Once the screen is another one than in the last picture, and stands still; at the latest after 8 s."""
    global last
    file, before, until = f'{SHOTS}/{name}.png', b'', time.monotonic() + 8
    while True:
        time.sleep(0.4)
        desk.shot(file)
        with open(file, 'rb') as now:
            screen = now.read()
        if (screen == before and screen != last) or time.monotonic() > until:
            break
        before = screen
    last = screen


def take(kind, look, language, size, scale):
    data = tempfile.mkdtemp(prefix='cobro-shots-')
    shutil.rmtree(data)
    source = SEED if kind == 'full' else f'{SEED}-empty'
    shutil.copytree(source, data)
    contrast, theme = ('high', look.split('-')[1]) if '-' in look else ('normal', look)
    settings_of(data, {'theme': theme, 'contrast': contrast, 'language': language, 'tour': 'done'})
    tag = f'{kind}-{look}-{language}-{size}' + ('' if scale == '1' else f'@{scale}')
    env = {'WINIT_X11_SCALE_FACTOR': scale}
    command = [BIN, '--sandbox', '--data-dir', data]
    width, height = map(int, size.split('x'))
    frame = 40  # room for the window manager's title bar
    with Window(command, size=f'{width}x{height + frame}', log=f'{SHOTS}/shots-app.log', env=env) as desk:
        window = shown(desk)
        subprocess.run(['xdotool', 'windowmove', window, '0', '0', 'windowsize', window, str(width), str(height)])
        for number, page in enumerate(PAGES, 1):
            desk.key(f'ctrl+{number}')
            picture(desk, f'{page}-{tag}')
        if kind == 'full':
            for step, keys in enumerate(['Home', 'End']):
                desk.key('ctrl+f')
                time.sleep(0.6)  # until the rows are there
                desk.key('Down')  # from the search to the rows
                time.sleep(0.4)
                desk.key(keys)
                desk.key('Return')
                picture(desk, f'order-{step}-{tag}')
        desk.key('ctrl+k')
        picture(desk, f'palette-{tag}')
        desk.key('Escape')
        desk.key('ctrl+1')
        desk.key('F1')
        picture(desk, f'help-{tag}')
    shutil.rmtree(data, ignore_errors=True)
    print(tag, flush=True)


if not os.path.isdir(SEED):
    seed()
if not os.path.isdir(f'{SEED}-empty'):
    empty = tempfile.mkdtemp(prefix='cobro-empty-')
    with Window([BIN, '--sandbox', '--data-dir', empty], log=f'{SHOTS}/seed.log') as desk:
        shown(desk)
        desk.quit()
    shutil.copytree(empty, f'{SEED}-empty')
for kind in DATA:
    for look in LOOKS:
        for language in LANGUAGES:
            for size in SIZES:
                for scale in SCALES:
                    take(kind, look, language, size, scale)
