"""The tour, by keyboard alone, in a new sandbox: offered, begun, each step over when it is done, spoken when it comes,
ended with Escape, taken up again after a restart, and at its end."""
import json
import os
import re
import subprocess
import sys
import tempfile

from desk import DeskError
from lists import Window
from words import fill, words

COBRO, SHOTS = os.environ['COBRO_BIN'], os.environ['COBRO_SHOTS']
WORDS = words()
HEARD = f'{SHOTS}/tour-heard.log'
STEPS = ['tour-request', 'tour-read', 'tour-pay', 'tour-paid', 'tour-find', 'tour-account']
data = tempfile.mkdtemp(prefix='cobro-tour-')
desk = Window([COBRO, '--sandbox', '--data-dir', data, '--lang', 'en'], size='900x640', log=f'{SHOTS}/tour-app.log')


def title(key):
    number = fill(WORDS['tour-number'], n=str(STEPS.index(key) + 1), total=str(len(STEPS)))
    return fill(WORDS['tour-title'], number=number, title=WORDS[key])


def step(key):
    """The region of this step is there."""
    desk.wait(title(key), 20, role='landmark')
    desk.shot(f'{SHOTS}/{key}.png')
    print(title(key), flush=True)


def focused():
    """What a screen reader was last told of the keyboard."""
    told = [json.loads(line) for line in open(HEARD, encoding='utf-8')]
    return next((event['name'] for event in reversed(told) if event['event'] == 'focus'), '')


def tab_to(name, most=40):
    """Tab until what is called so, or begins so, has the keyboard."""
    for _ in range(most):
        if focused().startswith(name):
            return
        desk.key('Tab')
    raise DeskError(f'{name!r} is not reached by Tab')


with desk:
    ears = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(__file__), 'ears.py')], stdin=subprocess.PIPE,
                            stdout=open(HEARD, 'w'))
    desk.wait(WORDS['tour-start'], 30)
    # Mexico: it needs no more than what is typed below.
    desk.key('ctrl+Tab')
    desk.key('ctrl+Tab')
    desk.key('shift+F6')  # from the page back to the strip
    tab_to(WORDS['tour-start'])
    desk.key('Return')
    step('tour-request')
    desk.key('ctrl+n')
    for text in ['152', 'Cafe', 'Ana', '5512345678', 'ana@example.com']:
        desk.key('Tab')
        desk.type(text)
    desk.key('ctrl+Return')
    step('tour-read')

    tab_to(fill(WORDS['copy-button'], what='CLABE'))
    desk.key('Return')
    step('tour-pay')

    desk.key('Escape')
    desk.gone(title('tour-pay'), 10)
    desk.quit()

    desk.start()
    desk.wait(WORDS['page-overview'], 30)
    assert desk.find(title('tour-pay')) is None, 'it was ended'
    desk.key('ctrl+k')
    desk.type(WORDS['verb-tour-on'][:12])
    desk.key('Return')
    step('tour-pay')
    tab_to(WORDS['tour-open-order'])
    desk.key('Return')
    desk.wait(WORDS['order-play-exact'], 10)
    tab_to(WORDS['order-play-exact'])
    desk.key('Return')
    step('tour-paid')

    desk.key('ctrl+3')
    step('tour-find')
    tab_to(re.search(r'CB\d{6}-\w{4}-\w{4}', desk.tree())[0])
    desk.key('Return')
    step('tour-account')
    desk.key('shift+F6')
    tab_to(WORDS['tour-done'])
    desk.key('Return')
    desk.wait(WORDS['tour-over'], 10)
    desk.quit()
    ears.stdin.close()
heard = open(HEARD, encoding='utf-8').read()
for key in STEPS:
    assert title(key) in heard, f'{key} was not spoken: {heard[-2000:]}'
print('spoken when it came')
