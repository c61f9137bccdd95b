"""What a screen reader hears and finds in the real window: names, roles and values on every page in every language; the
title of each page that is turned to; every row of a table as a sentence; and what happens by itself, once."""
import os
import re
import tempfile
import time

from hearing import Hearing
from lists import Window, choose
from words import fill, words

SHOTS = os.environ['COBRO_SHOTS']
PAGES = ['overview', 'new-request', 'orders', 'exceptions', 'webhooks', 'accounts', 'settings']
# The languages by their own names, as Settings offers them; the one that is set comes last.
LANGUAGES = {'es': 'Español', 'id': 'Bahasa Indonesia', 'en': 'English'}
# What has no words of its own, in any language.
BARE = {'panel', 'application', 'frame', 'desktop frame', 'scroll bar', 'filler', 'separator', 'table cell', 'list', 'tool tip'}
STATES = {'toggle button', 'radio button', 'check box', 'switch'}


def page_of(desk):
    """The part of the window between the bars: the page, and what stands above it."""
    nodes = desk.nodes()
    start = next(i for i, node in enumerate(nodes) if node[1] == 'heading')
    end = next(i for i, node in enumerate(nodes) if node[1] == 'status bar')
    return nodes[start:end]


def look_at(desk, language, page):
    """Everything on a page has a name and a role, and no word is another language's."""
    here, english = words(language), words('en')
    # What English says in words of its own, and this language says differently.
    foreign = {text for key, text in english.items() if here.get(key, text) != text and ' ' in text and '{' not in text}
    foreign -= set(here.values())
    complaints, nodes = [], page_of(desk)
    for element, role, name, text, _ in nodes:
        spoken = name or text
        if not spoken and role not in BARE and not (role == 'entry' and text == ''):
            complaints.append(f'{role} says nothing')
        if role == 'entry' and not name:
            complaints.append(f'an entry with {text!r} has no name')
        if role in ('unknown', 'invalid', 'redundant object'):
            complaints.append(f'{name!r} is a {role}')
        if re.fullmatch(r'[a-z]+(-[a-z]+)+', spoken) and spoken in english:
            complaints.append(f'{spoken!r} is a key, not words')
        if language != 'en' and spoken in foreign:
            complaints.append(f'{role} {spoken!r} is English')
        if role == 'combo box' and not (name and element.description):
            complaints.append(f'list {name!r} does not say what is chosen')
    titles = [name for _, role, name, _, _ in nodes if role == 'heading']
    assert titles.count(here[f'page-{page}']) == 1, titles
    assert not complaints, f'{page} in {language}: {complaints}'


def states(desk, role):
    """The names of what is on, among all of a role."""
    on = {desk.pyatspi.STATE_CHECKED, desk.pyatspi.STATE_PRESSED, desk.pyatspi.STATE_SELECTED}
    return [name for element, r, name, _, _ in desk.nodes()
            if r == role and any(element.getState().contains(state) for state in on)]


data = tempfile.mkdtemp(prefix='cobro-reader-')
command = [os.environ['COBRO_BIN'], '--sandbox', '--lang', 'en', '--data-dir', data]
en = words('en')
with Window(command, size='1280x900', log=f'{SHOTS}/reader-app.log') as desk:
    ears = Hearing()
    desk.wait('No payment requests yet', 30)
    assert desk.find('Cobro (sandbox)', role='frame') is not None, 'the window has no name'

    # A page that is turned to says its title, also from title to title; the side bar says which one it is.
    for number, page in enumerate(PAGES, 1):
        if number > 1:
            desk.key(f'ctrl+{number}')
            ears.focus(en[f'page-{page}'], 'heading')
    assert states(desk, 'toggle button') == [en['page-settings']], states(desk, 'toggle button')

    # A payin: what is wrong is read out at the field to which one is led; then the page and its state are told.
    choose(desk, 'Account', 'Sandbox Mexico')
    desk.key('ctrl+n')
    ears.focus(en['page-new-request'], 'heading')
    said = sum(told['event'] == 'say' for told in ears.heard)
    desk.key('ctrl+Return')
    field = ears.focus('Amount', 'entry')
    assert field['description'] == en['problem-missing'], field
    assert sum(told['event'] == 'say' for told in ears.heard) == said, 'not everything that is wrong at once'
    typed = {'Amount': '152', 'Description': 'Café y pan', 'Payer name': 'José Núñez', 'Phone': '5512345678',
             'Email': 'jose@example.com'}
    for label, text in typed.items():
        desk.set(label, text)
        assert desk.text(label, role='entry') == text, f'{label} does not tell its value'
    desk.key('ctrl+Return')
    title = ears.focus('Order CB', 'heading')['name']
    number = title.removeprefix('Order ')
    ears.say(en['state-waiting'])
    # What can be copied is heard before it is.
    clabe = desk.wait('Copy CLABE')
    assert re.fullmatch(r'\d{18}', clabe.description), clabe.description
    desk.press('Copy CLABE')
    ears.say('CLABE')
    desk.press('Pay exactly')
    ears.say(f'{number} is paid: 152.00 MXN', 40)
    desk.wait(en['order-state-paid'], 20)
    time.sleep(3)  # the next checks tell nothing new
    assert ears.said(f'{number} is paid') == 1 and ears.said(en['state-waiting']) == 1, ears.heard

    # A row is a sentence, with its place in the whole; its cells can be read one by one.
    desk.key('ctrl+f')
    ears.focus(en['orders-search'], 'entry')
    desk.wait(number, role='table row')
    desk.key('Down')
    row = ears.focus(number, 'table row')
    assert row['name'] == f'{number}, 152.00 MXN, {en["state-paid"].lower()}, José Núñez', row
    assert row['description'] == fill(en['table-row'], n='1', total='1'), row
    assert states(desk, 'table row') == [row['name']], 'the row does not say that it is selected'
    titles = [name for _, role, name, _, _ in desk.nodes() if role == 'column header']
    assert any('sorted' in title for title in titles) and len(titles) >= 5, titles

    # Every page in every language, switched without a restart.
    for language, name in LANGUAGES.items():
        desk.key('ctrl+7')
        desk.press(name, role='radio button')
        here = words(language)
        desk.wait(here['page-settings'], role='heading')
        assert name in states(desk, 'radio button'), f'{name} does not say that it is chosen'
        for number_of_page, page in enumerate(PAGES, 1):
            desk.key(f'ctrl+{number_of_page}')
            desk.wait(here[f'page-{page}'], role='heading')
            look_at(desk, language, page)
        print(language, 'all pages', flush=True)
    ears.close()
    desk.quit()
