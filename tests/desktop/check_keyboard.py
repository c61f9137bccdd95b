"""A merchant without a mouse: an account is chosen, a payin made and watched until it is paid, its number copied, help
and the palette opened, another language chosen. One sees at every stop where the keyboard is, by the pixels."""
import os
import re
import tempfile

from hearing import Hearing
from keyboard import Keyboard
from lists import Window
from words import fill, words

SHOTS = os.environ['COBRO_SHOTS']
en, es = words('en'), words('es')
data = tempfile.mkdtemp(prefix='cobro-keys-')
command = [os.environ['COBRO_BIN'], '--sandbox', '--lang', 'en', '--data-dir', data]
with Window(command, size='1180x780', log=f'{SHOTS}/keyboard-app.log') as desk:
    ears = Hearing()
    keys = Keyboard(desk, ears)
    desk.wait('No payment requests yet', 30)

    # The account: the part above the page, its list, a first letter's worth of arrows.
    keys.tab_to(en['account-switcher'], 'combo box')
    told = keys.key('Return')
    while told['name'] != 'Sandbox Mexico':
        keys.key('Down')
        told = keys.sees_ring()
    desk.shot(f'{SHOTS}/keyboard-account.png')
    keys.key('Return')
    assert 'Sandbox Mexico' in ears.where()['description'], 'the list gives the keyboard back'

    # The form: each field by Tab, what is typed goes into it, Enter on the button makes the request.
    desk.key('ctrl+n')
    ears.focus(en['page-new-request'], 'heading')
    for label, text in {'Amount': '152', 'Description': 'Cafe y pan', 'Payer name': 'Jose Nunez',
                        'Phone': '5512345678', 'Email': 'jose@example.com'}.items():
        keys.tab_to(label, 'entry')
        desk.type(text)
    keys.tab_to(en['request-create'], 'push button')
    desk.shot(f'{SHOTS}/keyboard-form.png')
    keys.key('Return')
    ears.say(en['state-waiting'])

    # The order: its number copied, and pasted elsewhere to prove it; paid without anything else being pressed.
    button = keys.tab_to('Copy CLABE', 'push button')
    clabe = button['description']
    assert re.fullmatch(r'\d{18}', clabe), clabe
    desk.key('ctrl+c')
    ears.say('CLABE')
    desk.shot(f'{SHOTS}/keyboard-order.png')
    keys.tab_to(en['order-play-exact'], 'push button')
    desk.key('Return')
    ears.say('is paid: 152.00 MXN', 40)
    desk.wait(en['order-state-paid'], 20)

    # The list: searched for what was copied, walked by arrows, the row opened.
    keys.key('ctrl+f')
    keys.sees_ring()
    desk.key('ctrl+v')
    desk.wait(clabe, role='entry')
    desk.key('ctrl+a')
    desk.key('BackSpace')
    row = desk.wait('Jose Nunez', role='table row')
    keys.key('Down')
    assert keys.sees_ring()['name'] == row.name
    desk.shot(f'{SHOTS}/keyboard-orders.png')
    keys.key('Return')
    ears.skip()

    # Help, beside the page; Escape gives the keyboard back.
    before = ears.where()['name']
    keys.key('F1')
    assert ears.where()['role'] == 'heading'
    keys.tab_to(en['aside-close'], 'push button')
    desk.key('Escape')
    ears.focus(before)

    # The palette: a few letters and Enter.
    desk.key('ctrl+k')
    desk.type('Accou')
    ears.focus(en['page-accounts'], 'list item')
    desk.shot(f'{SHOTS}/keyboard-palette.png')
    desk.key('Return')
    ears.focus(en['page-accounts'], 'heading')

    # Another language.
    desk.key('ctrl+7')
    ears.focus(en['page-settings'], 'heading')
    system = fill(en['language-system'], language='English')
    keys.tab_to(system, 'radio button')
    while keys.key('Right')['name'] != 'Español':
        keys.sees_ring()
    desk.wait(es['page-settings'], role='heading')
    assert keys.sees_ring()['name'] == 'Español'
    desk.shot(f'{SHOTS}/keyboard-settings.png')

    # From part to part of the window.
    for _ in range(4):
        keys.key('F6')
    print(len(keys.seen), 'stops, each with its ring:', ', '.join(keys.seen))
    ears.close()
    desk.quit()
