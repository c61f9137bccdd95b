"""A sandbox gateway in another process, an account typed in by hand, its key in the real keyring: a payin is made whose
answer is lost on the way, found by a query, and paid; the key is found again after a restart; then it is replaced, and
after another restart webhooks signed with the old and with the new one are both verified, in the window and without it;
nothing that Cobro wrote holds either in any form, and a removed account takes both along."""
import base64
import datetime
import hashlib
import json
import os
import re
import subprocess
import tempfile

from lists import Window, choose

SHOTS = os.environ['COBRO_SHOTS']
COBRO = os.environ['COBRO_BIN']

gateway = subprocess.Popen([COBRO, 'sandbox', '--port', '0', '--fault', 'drop-after'], stdout=subprocess.PIPE, text=True)
said = ''
while 'Interrupt' not in said:
    said += gateway.stdout.readline()
base_url = re.search(r'Base URL\s+(\S+)', said).group(1)
merchant, key = re.search(r'^mx\s+Merchant ID (\S+)\s+API key (\S+)', said, re.M).groups()
new_key = 'the-new-key-0123456789abcdef0123'

data = tempfile.mkdtemp(prefix='cobro-keyring-')
log = f'{SHOTS}/keyring-app.log'
open(log, 'w').close()


def type_account(desk, key_text):
    desk.press('Add account')
    desk.wait('Account name', role='entry')
    for label, text in {'Account name': 'Tienda MX', 'Base URL': base_url, 'Merchant ID': merchant,
                        'Notify URL': 'https://tienda.example/webhooks'}.items():
        desk.set(label, text)
    choose(desk, 'Market', 'Mexico')
    choose(desk, 'Environment', 'Sandbox')
    type_key(desk, key_text)


def write_log(path, number, signed_with, hours_ago):
    """A notification as a merchant's server logged it."""
    at = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=hours_ago)
    body = json.dumps({'amount': 152.0, 'merchantId': merchant, 'mchOrderNo': number, 'orderNo': f'PAYIN{number}',
                       'orderStatus': 'SUCCESS'}, separators=(',', ':'))
    sign = hashlib.md5((body + signed_with).encode()).hexdigest()
    with open(path, 'w') as log:
        print(json.dumps({'time': at.isoformat(), 'headers': {'MerchantId': merchant, 'Sign': sign}, 'body': body}), file=log)


def entries():
    """How many keys of Cobro's the keyring holds."""
    held = subprocess.run(['secret-tool', 'search', '--all', 'service', 'cobro'], capture_output=True, text=True)
    return held.stdout.count('secret = ')


def type_key(desk, text):
    desk.wait('API key', role='password text').queryComponent().grabFocus()
    desk.key('ctrl+a')
    desk.type(text)


try:
    with Window([COBRO, '--data-dir', data], size='1280x900', keyring=True, log=log) as desk:
        desk.wait('Welcome to Cobro', 30)
        desk.press('Accounts', role='toggle button')
        type_account(desk, 'not-the-right-key-at-all-000000000000')
        desk.press('Test connection')
        desk.wait('signature', 15)
        desk.shot(f'{SHOTS}/account-wrong-key.png')
        type_key(desk, key)
        desk.press('Test connection')
        desk.wait('signature, merchant ID, address and white list are right', 15)
        desk.shot(f'{SHOTS}/account-right-key.png')
        desk.press('Save account')
        desk.wait('API key in the keyring', 15)
        desk.shot(f'{SHOTS}/accounts.png')
        desk.quit()

        desk.start()
        desk.wait('Overview', 30)
        desk.press('New request', role='toggle button')
        for label, text in {'Amount': '152', 'Description': 'Cafe', 'Payer name': 'Ana', 'Phone': '5512345678',
                            'Email': 'ana@example.com'}.items():
            desk.set(label, text)
        desk.press('Create request')
        # The gateway made the order and cut the connection: unknown, never failed; then a query finds it.
        desk.wait('Outcome unknown', 10)
        desk.shot(f'{SHOTS}/order-unknown.png')
        assert desk.find('Send again', actionable=True) is None, 'an unknown order must not be sent again'
        desk.wait('Copy CLABE', 20)
        desk.press('Copy CLABE')
        desk.wait('CLABE copied', 5)
        desk.press('Pay exactly')
        desk.wait('The money has arrived', 30)
        print('created and paid after a restart: the key was found again')

        desk.press('Accounts', role='toggle button')
        desk.press('Edit Tienda MX')
        type_key(desk, new_key)
        desk.wait('In use since', role='entry')
        desk.shot(f'{SHOTS}/account-key-replaced.png')
        desk.press('Save account')
        desk.wait('Tienda MX saved', 15)
        desk.press('Edit Tienda MX')
        desk.wait('Former key')
        desk.wait('Forget the former key').queryComponent().grabFocus()
        desk.shot(f'{SHOTS}/account-former-key.png')
        desk.quit()

        logs = tempfile.mkdtemp(prefix='cobro-keyring-logs-')
        write_log(f'{logs}/old.jsonl', 'WITH-OLD', key, hours_ago=20)
        write_log(f'{logs}/new.jsonl', 'WITH-NEW', new_key, hours_ago=0)
        write_log(f'{logs}/late.jsonl', 'TOO-LATE', key, hours_ago=-20)
        desk.start()
        desk.wait('Overview', 30)
        desk.press('Webhooks', role='toggle button')
        desk.press('Import logs…')
        desk.wait('Path of a log or a folder', role='entry')
        desk.set('Path of a log or a folder', logs)
        desk.press('Import')
        desk.wait('3 notifications imported', 30)
        desk.press('Show notifications')
        rows = {name.split(',')[0]: name for _, _, name, _, _ in desk.nodes() if ' came ' in name}
        assert ', verified' in rows['WITH-OLD'] and ', verified' in rows['WITH-NEW'], rows
        assert 'key not in use then' in rows['TOO-LATE'], rows
        desk.press(rows['TOO-LATE'])
        desk.wait('by its dates the key was not in use')
        desk.shot(f'{SHOTS}/notice-key-not-in-use.png')
        desk.quit()
        told = subprocess.run([COBRO, '--data-dir', data, 'import', '--json', logs], capture_output=True, text=True)
        verdicts = json.loads(told.stdout)['verdicts']
        assert (verdicts['verified'], verdicts['retired_key']) == (2, 1), told
        print('both keys verify their logs after a restart, in the window and without it')

        held = entries()
        desk.start()
        desk.wait('Overview', 30)
        desk.press('Accounts', role='toggle button')
        desk.press('Remove Tienda MX…')
        desk.press('Remove account')
        desk.wait('No account yet', 15)
        desk.quit()
        assert (held, entries()) == (2, 0), f'{held} entries of the keyring before, {entries()} after the account is gone'

    forms = {f'{which}, {form}': text for which, one in [('old', key), ('new', new_key)] for form, text in {
        'as it is': one.encode(), 'hex': one.encode().hex().encode(), 'base64': base64.b64encode(one.encode()),
        'utf-16': one.encode('utf-16-le')}.items()}
    searched = 0
    for folder, _, files in os.walk(data):
        for name in files:
            path = os.path.join(folder, name)
            content = open(path, 'rb').read()
            searched += 1
            for form, canary in forms.items():
                assert canary not in content, f'{path} holds a key, {form}'
    for one in [key, new_key]:
        assert one.encode() not in open(log, 'rb').read(), 'the output holds a key'
    assert searched >= 3, f'only {searched} files were searched'
    print(f'the keys are in none of the {searched} files')
finally:
    gateway.terminate()
