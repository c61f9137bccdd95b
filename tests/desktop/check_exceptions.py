"""The page that closes the day: a ledger with an exception of each kind, made through the program's own doors alone, each
one opened, read, and some of them settled and taken back.

Yesterday a merchant worked at the sandbox: orders were made in the window, and payers played. Today the log of the
merchant's server is dropped on the window; the sandbox is asked about what it tells. What needs a person by then is on
the page."""
import glob
import hashlib
import json
import os
import sqlite3
import tempfile
import time
import urllib.request

from desk import DeskError
from drop import drop
from lists import Window, choose
from merchants import merchants
from payins import fill

SHOTS, BINARY = os.environ['COBRO_SHOTS'], os.environ['COBRO_BIN']
# Yesterday: the calendar alone is another one; what measures time goes as ever. Not by the program `faketime`, which would
# stand between the desk and the window.
YESTERDAY = {'LD_PRELOAD': glob.glob('/usr/lib/*/faketime/libfaketimeMT.so.1')[0], 'FAKETIME': '-20h',
             'FAKETIME_DONT_FAKE_MONOTONIC': '1'}

# Payer, amount, and what the payer does: a button of the window, or nothing that the window hears of.
ORDERS = [
    ('Short', '300', 'Pay less'),
    ('Much', '250', 'Pay more'),
    ('Twice', '152', 'Pay twice'),
    ('Late', '480', 'Pay late'),
    ('Failed', '640', 'Let it fail'),
    ('Fine', '120', 'Pay exactly'),
    ('Silent', '89', None),
    ('Denied', '1275', None),
]
# A number that the merchant's own shop has used before, and the amounts of both.
SHOP, SHOP_AMOUNT, OUR_AMOUNT = 'SHOP-7', 480, 840


# What each says, what to do about it, and what it stands on: a record's title and some of its bytes, or where it was found.
SETTLE = ['Accept with a reason…', 'Check again', 'Open the order']
REFUND = 'Mark as refunded elsewhere…'
FOUND = 'hook.log:'
KINDS = {
    'Underpaid': ('Paid 200.00 MXN of 300.00 MXN (33 % short), notified once, confirmed by query', 'Ask the payer for the rest',
                  ['Request the rest', REFUND, *SETTLE],
                  [('Notification, signature right', '"amount":200.0'), ('The request', '"amount":300')]),
    'Overpaid': ('Paid 300.00 MXN instead of 250.00 MXN (50.00 MXN too much, 20 %), notified once', 'Agree with the payer',
                 [REFUND, *SETTLE], [('Notification, signature right', '"amount":300.0')]),
    'Paid twice': ('Paid 152.00 MXN 2 times (152.00 MXN too much), twice notified, confirmed by query', 'the second payment',
                   [REFUND, *SETTLE], []),
    'Other amount': ('Asked for 840.00 MXN; the gateway has 480.00 MXN', 'Do not hand anything out', SETTLE,
                     [("The gateway's answer to a query", '"amount":480.0')]),
    'Contradiction': ('both that it was paid and that it failed', 'see both sides', SETTLE,
                      [('Notification, signature right', FOUND + '2'), ("The gateway's answer to a query", '"orderStatus":"FAIL"')]),
    'Unknown order': ('350.00 MXN was paid for an order that the gateway does not know', 'Check again', [REFUND, *SETTLE],
                      [('Notification, signature right', FOUND + '5'), ("The gateway's answer to a query", 'Order_not_exist')]),
    'Wrong signature': ('A notification has a wrong signature', 'It changed nothing', SETTLE,
                        [('Notification, not verified', FOUND + '4')]),
    'Paid late': ('Paid 480.00 MXN on', 'still deliver', [REFUND, *SETTLE], []),
    'Not confirmed': ('1,275.00 MXN was paid; asked about it, the gateway does not', 'Check again', SETTLE,
                      [('Notification, signature right', FOUND + '3'), ("The gateway's answer to a query", '"orderStatus":"PAYING"')]),
    'Not notified': ('Paid 89.00 MXN on', 'your own systems may not know', SETTLE,
                     [("The gateway's answer to a query", '"orderStatus":"SUCCESS"')]),
}


class Gateway:
    """The sandbox that a window runs, as the merchant's shop and the payers reach it."""

    def __init__(self, data, merchant, key):
        self.merchant, self.key = merchant, key
        with sqlite3.connect(f'{data}/sandbox/ledger.sqlite3') as ledger:
            found = ledger.execute('SELECT base_url FROM accounts WHERE merchant_id = ?', [merchant]).fetchone()
        self.base = found[0]

    def tell(self, path, said, headers=()):
        body = json.dumps(said).encode()
        request = urllib.request.Request(self.base + path, body, {'Content-Type': 'application/json', **dict(headers)})
        with urllib.request.urlopen(request, timeout=10) as answer:
            told = json.load(answer)
        assert told['msg'] == 'SUCCESS', told
        return told

    def pay_in(self, number, amount):
        said = {'currency': 'MXN', 'payType': 69, 'amount': amount, 'reusableStatus': False, 'mchOrderNo': number,
                'expireTime': 3600, 'notifyUrl': 'https://merchant.example/hook', 'nonceStr': 'shop', 'remark': 'shop',
                'realName': 'Ana', 'phone': '5512345678', 'email': 'ana@example.com'}
        sign = hashlib.md5((json.dumps(said) + self.key).encode()).hexdigest()
        self.tell('/api/payIn', said, {'MerchantId': self.merchant, 'Sign': sign}.items())

    def play(self, number, what):
        return self.tell('/simulator/play', {'merchantId': self.merchant, 'mchOrderNo': number, 'play': what})

    def fail_next(self, fault):
        self.tell('/simulator/fault', {'endpoint': 'payIn', 'fault': fault, 'when': 'next'})


def numbers(data):
    """Our number and the gateway's of each payer's order."""
    found = {}
    with sqlite3.connect(f'{data}/sandbox/ledger.sqlite3') as ledger:
        for kind, number, raw in ledger.execute("SELECT kind, order_no, raw FROM journal WHERE kind IN ('prepared', 'answered')"):
            said = json.loads(raw) if raw.startswith(b'{') else {}
            if kind == 'prepared':
                found[said['realName']] = [number, None]
            elif 'data' in said:
                next(order for order in found.values() if order[0] == number)[1] = said['data']['orderNo']
    return found


def heard(payer, seconds=30):
    """Waits until the window has taken in what the gateway tells of a payer's order."""
    number, end = numbers(data)[payer][0], time.monotonic() + seconds
    while time.monotonic() < end:
        with sqlite3.connect(f'{data}/sandbox/ledger.sqlite3') as ledger:
            told = "SELECT 1 FROM journal WHERE kind = 'notified' AND order_no LIKE ? || '%'"
            if ledger.execute(told, [number]).fetchone():
                return
        time.sleep(0.1)
    raise DeskError(f'nothing was heard of the order of {payer}')


def rows(desk):
    """The exceptions on the page, in words."""
    return [name for _, role, name, _, _ in desk.nodes() if role == 'table row' and ', ' in name]


def row(desk, kind, seconds=10):
    """The row of a kind, once it is there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = [name for name in rows(desk) if name.startswith(f'{kind}, ')]
        if found:
            return found[0]
        time.sleep(0.2)
    raise DeskError(f'there is no row of {kind!r}')


def back(desk):
    """To the list, from an exception in its place."""
    desk.press('Back', role='push button')


def read(desk, kind):
    """Opens an exception and reads it: what happened with its arithmetic, what to do, and what it stands on."""
    sentence, advice, buttons, proofs = KINDS[kind]
    name = row(desk, kind)
    desk.press(name, role='table row')
    heading = desk.wait(sentence, 10, role='heading').name
    desk.wait(advice)
    for button in buttons:
        assert desk.find(button, role='push button') or desk.find(button, role='toggle button'), (kind, button)
    for title, bytes_of in proofs:
        # There may be several of one kind, told apart by what a screen reader adds: their times.
        for proof in [proof for proof, role, name, _, _ in desk.nodes() if role == 'toggle button' and name == title]:
            proof.queryAction().doAction(0)
            time.sleep(0.3)
        desk.wait(bytes_of)
    desk.shot(f'{SHOTS}/exceptions-{kind.lower().replace(" ", "-")}.png')
    print(f'{kind}: {heading}', flush=True)
    back(desk)


def settle(desk):
    """One is accepted with a reason, one marked as refunded, a message drafted, the gateway asked again, all undone."""
    desk.press(row(desk, 'Underpaid'), role='table row')
    desk.wait('Faltan 100', 10)  # pesos, in the payer's language
    desk.press('Copy the message for the payer')
    desk.wait('copied', 10)
    desk.press('Check again')
    desk.wait('confirmed by query just now', 20)
    back(desk)
    for kind, begin, reason, do, told in [
        ('Paid late', 'Accept with a reason…', 'Why it is all right as it is', 'Accept', 'accepted as it is'),
        ('Paid twice', 'Mark as refunded elsewhere…', 'How it was given back', 'Mark as refunded', 'marked as refunded'),
    ]:
        name = row(desk, kind)
        desk.press(name, role='table row')
        desk.press(begin)
        desk.wait(reason, role='entry')
        desk.type('Transfer of Friday')
        desk.press(do)
        desk.wait(told, 10)
        back(desk)
        assert name not in rows(desk), 'it is settled'
        desk.press('Settled', role='radio button')
        desk.press(row(desk, kind), role='table row')
        desk.wait('Transfer of Friday', 10)
        desk.shot(f'{SHOTS}/exceptions-settled-{kind.lower().replace(" ", "-")}.png')
        desk.key('ctrl+z')
        desk.wait('open again', 10)
        back(desk)
        desk.press('Open', role='radio button')
        assert row(desk, kind) == name


def at(hours):
    """So many hours ago: in milliseconds, and as Mexico writes it."""
    millis = round((time.time() - hours * 3600) * 1000)
    return millis, time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(millis / 1000 - 6 * 3600))


def line(hours, number, platform_no, amount, key, sign_with=None):
    """A line of the log of the merchant's server: a notification that an order was paid."""
    millis, completed = at(hours)
    body = json.dumps({'amount': float(amount), 'completionTime': completed, 'fee': 4.0, 'mchOrderNo': number,
                       'merchantId': merchant, 'nonceStr': str(millis), 'orderNo': platform_no, 'orderStatus': 'SUCCESS',
                       'orderType': 'API', 'patchMchOrderNo': number, 'patchOrderNo': platform_no},
                      separators=(',', ':'))
    sign = hashlib.md5((body + (sign_with or key)).encode()).hexdigest()
    return json.dumps({'ts': millis, 'headers': {'MerchantId': merchant, 'Sign': sign}, 'body': body})


def work(desk):
    """Yesterday's orders, and what their payers did."""
    desk.wait('No payment requests yet', 60)
    choose(desk, 'Account', 'Sandbox Mexico')
    gateway = Gateway(data, merchant, key)
    contact = {'Phone': '5512345678', 'Email': 'ana@example.com'}
    for payer, amount, play in ORDERS:
        desk.key('ctrl+n')
        fill(desk, None, {'Amount': amount, **contact, 'Payer name': payer}, {})
        desk.press('Create request')
        desk.wait('Waiting for payment', 30)
        if play:
            desk.press(play)
            heard(payer)
    # A payer pays, and the merchant's server does not answer: nothing stands in any log.
    gateway.play(numbers(data)['Silent'][0], 'exact')
    # The shop has used a number; our own request with it is lost on the way, and the gateway knows the shop's.
    gateway.pay_in(SHOP, SHOP_AMOUNT)
    gateway.fail_next('bad-gateway')
    desk.key('ctrl+n')
    fill(desk, None, {'Amount': str(OUR_AMOUNT), **contact, 'Payer name': 'Shop'}, {})
    desk.press('More')
    desk.set('Order number', SHOP)
    desk.press('Create request')
    desk.wait('Waiting for payment', 30)
    desk.shot(f'{SHOTS}/exceptions-yesterday.png')
    desk.quit()


def write_log(folder):
    """The log of the merchant's server: true and forged notifications between other lines."""
    known = numbers(data)
    lines = [
        'GET /health 200',
        line(19.6, *known['Failed'], 640, key),
        line(19.5, *known['Denied'], 1275, key),
        line(19.4, *known['Fine'], 12000, key, sign_with='guessed'),
        line(0.3, 'WEB-0099', 'PAYIN7000000000000000099', 350, key),
        'GET /health 200',
    ]
    with open(f'{folder}/hook.log', 'w') as log:
        log.write('\n'.join(lines) + '\n')


merchant, key = merchants()['mx']
data = os.environ.get('EXCEPTIONS_DATA') or tempfile.mkdtemp(prefix='cobro-exceptions-')
logs = tempfile.mkdtemp(prefix='cobro-server-')
command = [BINARY, '--sandbox', '--lang', 'en', '--data-dir', data]
with Window(command, size='1440x900', log=f'{SHOTS}/exceptions-app.log', env=YESTERDAY) as desk:
    work(desk)
    write_log(logs)
    desk.extra_env = {}
    desk.start()
    desk.wait('Overview', 30)
    drop(desk, logs)
    desk.wait('4 notifications imported, 4 of them new', 30)
    desk.shot(f'{SHOTS}/exceptions-dropped.png')
    desk.press('See exceptions')
    # Two of them stand on what the gateway says, which is asked at once.
    for kind in KINDS:
        row(desk, kind, 30)
    assert len(rows(desk)) == len(KINDS), rows(desk)
    desk.shot(f'{SHOTS}/exceptions-list.png')
    for kind in KINDS:
        read(desk, kind)
    settle(desk)
    desk.quit()
print('an exception of each kind was opened and read; two were settled and taken back')
