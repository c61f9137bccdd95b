"""A support agent without a mouse: a CLABE is dictated, one wrong group marked and mended, the number sent alone, and the
order shown to its payer in a second window, which says that it is paid and closes by itself.

eframe connects only its first window to the accessibility bus. The second one is asked of X, and read by its pixels."""
import os
import re
import subprocess
import tempfile
import time

from desk import DeskError
from hearing import Hearing
from keyboard import Keyboard
from lists import Window
from words import words

SHOTS = os.environ['COBRO_SHOTS']
en, payer = words('en'), words('es')  # the payer is Mexican
# What marks a group, in the light look: the ground of what failed, and the text of what is paid.
WRONG, PAID = 'failed', 'paid'


def ink(name, part):
    """The colour of a state in the light look, from the tokens that the program is built with."""
    tokens = open(os.path.join(os.path.dirname(__file__), '../../src/ui/theme/tokens.rs'), encoding='utf-8').read()
    light = tokens[tokens.index('pub static LIGHT: Theme'):]
    text, fill = re.search(rf'{name}: ink\(0x([0-9A-F_]+), 0x([0-9A-F_]+)\)', light).groups()
    return bytes.fromhex({'text': text, 'fill': fill}[part].replace('_', ''))


def windows(desk):
    """Titles of the program's windows that are on screen, by number."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(desk.app.pid)],
                           capture_output=True, text=True, timeout=20).stdout.split()
    name = ['xdotool', 'getwindowname']
    return {w: subprocess.run([*name, w], capture_output=True, text=True, timeout=20).stdout.strip() for w in found}


def opened(desk):
    """The number of the customer window once it is there, beside the main one: what is covered has no pixels."""
    window = wait_for(lambda: customer(desk), 15, 'the customer window did not open')
    subprocess.run(['xdotool', 'windowmove', window, '1220', '0'], check=True, timeout=20)
    time.sleep(0.5)
    return window


def wait_for(what, seconds, told):
    end = time.time() + seconds
    while time.time() < end:
        found = what()
        if found:
            return found
        time.sleep(0.2)
    raise DeskError(f'{told} within {seconds} s')


def customer(desk):
    """The number of the customer window; none if there is none."""
    return next((w for w, title in windows(desk).items() if title == payer['payer-window']), None)


def pixels(window, color):
    """How many pixels of a window have about this colour; none if there is no such window any more."""
    rgb = f'rgb({color[0]},{color[1]},{color[2]})'
    same = ['-fuzz', '2%', '-fill', 'black', '+opaque', rgb, '-fill', 'white', '-opaque', rgb]
    try:
        seen = subprocess.run(['import', '-window', window, 'png:-'], capture_output=True, timeout=10).stdout
    except subprocess.TimeoutExpired:
        seen = b''  # it went away while it was looked for
    if not seen:
        return 0
    counted = subprocess.run(['convert', 'png:-', *same, '-format', '%[fx:mean*w*h]', 'info:'], input=seen,
                             capture_output=True, check=True, timeout=30).stdout
    return round(float(counted))


def groups(desk):
    """What a screen reader is told of each group: its digits and its mark."""
    found = {}
    for _, _, name, _, _ in desk.nodes():
        match = re.fullmatch(r'Group (\d) of 6: (\d+), [^.]*\. (.*)', name)
        if match:
            found[int(match[1])] = (match[2], match[3])
    return [found[n] for n in sorted(found)]


def marks(desk, wanted, seconds=10):
    def look():
        seen = [mark for _, mark in groups(desk)]
        return seen == wanted
    try:
        wait_for(look, seconds, f'the marks were not {wanted}')
    except DeskError as error:
        raise DeskError(f'{error}: {groups(desk)}') from None


data = tempfile.mkdtemp(prefix='cobro-dictation-')
command = [os.environ['COBRO_BIN'], '--sandbox', '--lang', 'en', '--data-dir', data]
with Window(command, size='1760x900', log=f'{SHOTS}/dictation-app.log') as desk:
    ears = Hearing()
    keys = Keyboard(desk, ears)
    desk.wait(en['overview-no-orders-title'], 40)
    main = next(iter(windows(desk)))
    subprocess.run(['xdotool', 'windowmove', main, '0', '0'], check=True, timeout=20)

    # A payin of Mexico in the light look, by keys alone.
    desk.key('ctrl+k')
    desk.type(en['verb-theme-light'])
    desk.key('Return')
    keys.tab_to(en['account-switcher'], 'combo box')
    told = keys.key('Return')
    while told['name'] != 'Sandbox Mexico':
        keys.key('Down')
        told = keys.sees_ring()
    keys.key('Return')
    desk.key('ctrl+n')
    ears.focus(en['page-new-request'], 'heading')
    for label, text in {'Amount': '152', 'Description': 'Cafe y pan', 'Payer name': 'Jose Nunez',
                        'Phone': '5512345678', 'Email': 'jose@example.com'}.items():
        keys.tab_to(label, 'entry')
        desk.type(text)
    desk.key('ctrl+Return')
    ears.say(en['state-waiting'])
    ears.skip()

    # One key: the line has the keyboard, and a screen reader says with it what is to be read.
    desk.key('a')
    line = ears.focus(en['aloud-read-back'], 'entry')
    clabe = groups(desk)
    digits = [group for group, _ in clabe]
    assert [len(group) for group in digits] == [3, 3, 4, 4, 3, 1], clabe
    assert all(mark == en['aloud-missing'] for _, mark in clabe), clabe
    assert 'CLABE' in line['description'], line
    desk.shot(f'{SHOTS}/dictation-aloud.png')
    assert pixels(main, ink(WRONG, 'fill')) == 0, 'what is missing is calm'

    # The payer repeats the third group wrongly: it is marked at once, by words, shape and colour, and spoken.
    wrong = str((int(digits[2][0]) + 1) % 10) + digits[2][1:]
    desk.type(' '.join([*digits[:2], wrong]))
    right, missing = en['aloud-right'], en['aloud-missing']
    marks(desk, [right, right, en['aloud-wrong'], missing, missing, missing])
    ears.say('Group 3')
    assert pixels(main, ink(WRONG, 'fill')) > 2_000, 'the wrong group has its ground'
    desk.shot(f'{SHOTS}/dictation-wrong.png')

    # Mended, and read to the end: it says so, and the timeline has it.
    for _ in wrong:
        desk.key('BackSpace')
    desk.type(' '.join([digits[2], *digits[3:]]))
    marks(desk, [right] * 6)
    ears.say('CLABE read back correctly')
    assert pixels(main, ink(WRONG, 'fill')) == 0, 'the mark is gone'
    desk.shot(f'{SHOTS}/dictation-right.png')
    ears.skip()
    desk.key('Escape')
    ears.focus(en['aloud'], 'push button')
    desk.wait('CLABE was read back correctly', 10)

    # The number alone, for a chat: copied, and pasted elsewhere to prove it.
    keys.tab_to('Copy CLABE', 'push button')
    desk.key('Return')
    ears.say('CLABE copied')
    keys.key('ctrl+f')
    desk.key('ctrl+v')
    desk.wait(''.join(digits), role='entry')
    desk.key('ctrl+a')
    desk.key('BackSpace')
    row = desk.wait('Jose Nunez', role='table row')
    keys.key('Down')
    keys.key('Return')

    # The payer's own window: one, whatever is pressed, and nothing in its title.
    desk.wait(en['customer'], role='push button')
    assert customer(desk) is None
    ears.at['say'] = len(ears.heard)
    desk.key('w')
    ears.say(en['customer-opened'])
    window = opened(desk)
    subprocess.run(['xdotool', 'windowactivate', '--sync', main], check=True, timeout=20)
    desk.key('w')
    time.sleep(1)
    assert list(windows(desk).values()).count(payer['payer-window']) == 1, windows(desk)
    assert all('Cobro' not in title for number, title in windows(desk).items() if number == window)
    assert pixels(window, ink('waiting', 'fill')) > 2_000, 'it says that it waits'
    desk.shot(f'{SHOTS}/dictation-customer.png')
    # While nothing changes nobody draws: the words of the minute may change once.
    used = desk.cpu(5)
    assert used < 0.5, f'{used:.2f} s of CPU in 5 s, with nothing to do'

    # Escape closes it, and opening it again is no other one.
    subprocess.run(['xdotool', 'windowactivate', '--sync', window], check=True, timeout=20)
    desk.key('Escape')
    wait_for(lambda: customer(desk) is None, 10, 'Escape did not close it')
    subprocess.run(['xdotool', 'windowactivate', '--sync', main], check=True, timeout=20)
    desk.key('w')
    window = opened(desk)
    subprocess.run(['xdotool', 'windowactivate', '--sync', main], check=True, timeout=20)

    # The payer pays, by the simulator: the window says so and goes by itself.
    ears.skip()
    keys.tab_to(en['order-play-exact'], 'push button', most=60)
    ears.at['say'] = len(ears.heard)
    desk.key('Return')
    wait_for(lambda: pixels(window, ink(PAID, 'text')) > 300, 60, 'the window did not say that it is paid')
    assert pixels(window, ink('waiting', 'fill')) == 0, 'it does not say any more that it waits'
    desk.shot(f'{SHOTS}/dictation-paid.png')
    ears.say('is paid: 152.00 MXN', 60)
    wait_for(lambda: customer(desk) is None, 20, 'the window did not close after the payment')
    assert desk.app.poll() is None and main in windows(desk), 'the main window stays'
    desk.shot(f'{SHOTS}/dictation-closed.png')
    print(len(keys.seen), 'stops, each with its ring')
    ears.close()
    desk.quit()
