"""A webhook log watched in the real window: each callback within a second, over rotation and restarts; idle, it costs nearly nothing."""
import gzip
import hashlib
import json
import os
import tempfile
import time

from lists import Window, choose
from merchants import merchants

SHOTS = os.environ['COBRO_SHOTS']
BINARY = os.environ['COBRO_BIN']
# How long the idle watch is measured, in seconds.
IDLE = int(os.environ.get('COBRO_FOLLOW_IDLE', '10'))


def append(number, good=True):
    """Writes a callback as a merchant's server does, and tells when."""
    body = json.dumps({
        'amount': 152.0, 'completionTime': '2026-03-17 10:00:00', 'fee': 1.0, 'mchOrderNo': f'WATCH-{number:03}',
        'merchantId': merchant, 'nonceStr': str(1_773_000_000_000 + number * 1000), 'orderNo': f'PAYIN98{number:012}',
        'orderStatus': 'SUCCESS',
    }, separators=(',', ':'))
    sign = hashlib.md5((body + (key if good else 'forged')).encode()).hexdigest()
    line = {'ts': 1_773_000_000_000 + number * 1000, 'headers': {'MerchantId': merchant, 'Sign': sign}, 'body': body}
    with open(log, 'a') as file:
        print(json.dumps(line), file=file)
    return time.time()


def shown(desk, number, since, limit=20):
    """Waits for the row of a callback: when it was not yet there, and when it was seen. A look takes a while itself."""
    before = 0
    while time.time() - since < limit:
        looking = time.time() - since
        if desk.find(f'WATCH-{number:03},') is not None:
            return before, time.time() - since
        before = looking
    raise AssertionError(f'callback {number} is not shown after {limit} s')


def told(span):
    return f'{span[0]:.2f} to {span[1]:.2f} s'


merchant, key = merchants()['mx']
data, logs = tempfile.mkdtemp(prefix='cobro-follow-'), tempfile.mkdtemp(prefix='cobro-logs-')
log = f'{logs}/hook.log'
with Window([BINARY, '--sandbox', '--data-dir', data], size='1280x900', log=f'{SHOTS}/follow-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    choose(desk, 'Account', 'Sandbox Mexico')
    desk.press('Webhooks', role='toggle button')
    desk.wait('No webhook logs', 10)
    desk.press('Import logs…')
    desk.press('Keep watching')
    desk.wait('each new notification within a second')
    desk.shot(f'{SHOTS}/follow-switch.png')
    desk.set('Path of a log or a folder', log)
    desk.press('Watch')
    desk.wait('There is no hook.log', 10)
    desk.shot(f'{SHOTS}/follow-not-there.png')
    append(1)
    desk.wait('one notification', 10)
    desk.shot(f'{SHOTS}/follow-sheet.png')
    desk.press('Notifications')
    desk.wait('Watching one log', 10)
    shown(desk, 1, time.time())

    spans = [shown(desk, number, append(number)) for number in range(2, 7)]
    print('shown after', ', '.join(told(span) for span in spans), flush=True)
    assert all(before < 1 for before, _ in spans), spans
    desk.shot(f'{SHOTS}/follow-list.png')

    # Rotated and packed at once, with a line that nobody read.
    append(7)
    os.rename(log, f'{log}.1')
    with open(f'{log}.1', 'rb') as plain, gzip.open(f'{log}.1.gz', 'wb') as packed:
        packed.write(plain.read())
    os.remove(f'{log}.1')
    begun = append(8)
    for number, where in [(8, 'the new log'), (7, 'what the old one was packed to')]:
        print(f'after a rotation, from {where}, after {told(shown(desk, number, begun))}', flush=True)

    # A forged one is an exception, which is told wherever one is.
    desk.press('Orders', role='toggle button')
    append(9, good=False)
    desk.wait('new exception', 10)
    desk.shot(f'{SHOTS}/follow-exception.png')
    desk.quit()

    # Written, rotated and written again while Cobro is closed.
    append(10)
    os.rename(log, f'{log}.1')
    append(11)
    desk.start()
    desk.wait('Webhooks', 30, role='toggle button')
    desk.press('Webhooks', role='toggle button')
    for number in [10, 11]:
        shown(desk, number, time.time())
    print(f'after a restart the rest is there, and the next after {told(shown(desk, 12, append(12)))}', flush=True)
    desk.wait('12 notifications', 5)

    desk.press('Watched logs')
    desk.press('Pause watching hook.log')
    desk.wait('Paused', 5)
    desk.press('Go on watching hook.log')
    desk.wait('Watching ·', 5)
    desk.shot(f'{SHOTS}/follow-watched.png')
    desk.press('Stop watching hook.log')
    desk.wait('hook.log is no longer watched', 5)
    desk.quit()

    # Logs to which nobody writes, where nothing else goes on.
    idle = tempfile.mkdtemp(prefix='cobro-follow-idle-')
    desk.start([BINARY, '--sandbox', '--data-dir', idle])
    desk.wait('No payment requests yet', 30)
    desk.press('Webhooks', role='toggle button')
    desk.press('Import logs…')
    desk.press('Keep watching')
    for count in range(1, 51):
        with open(f'{logs}/other-{count}.txt', 'w') as other:
            print('GET /health 200', file=other)
        desk.set('Path of a log or a folder', f'{logs}/other-{count}.txt')
        desk.press('Watch')
        if count in (1, 50):
            desk.wait(f'other-{count}.txt', 20)
            desk.press('Orders', role='toggle button')
            time.sleep(3)
            share = desk.cpu(IDLE) / IDLE * 100
            print(f'{count} idle logs: {share:.2f} % of a core', flush=True)
            assert share < 5, share
            desk.press('Webhooks', role='toggle button')
    desk.quit()
