"""A keyring that is there and cannot be used: said within three seconds, and the key may stay in memory, in words."""
import os
import tempfile
import time

from lists import Window, choose

SHOTS, COBRO = os.environ['COBRO_SHOTS'], os.environ['COBRO_BIN']
data = tempfile.mkdtemp(prefix='cobro-no-keyring-')
with Window([COBRO, '--data-dir', data], size='1280x900', log=f'{SHOTS}/no-keyring-app.log') as desk:
    desk.wait('Welcome to Cobro', 30)
    began = time.time()
    desk.press('Add account')
    desk.wait('Keep the key in memory for this session only', 6)
    print(f'said after {time.time() - began:.1f} s')
    desk.shot(f'{SHOTS}/no-keyring.png')
    for label, text in {'Account name': 'Tienda', 'Base URL': 'https://client.example/prod-api', 'Merchant ID': '1001',
                        'Notify URL': 'https://tienda.example/webhooks'}.items():
        desk.set(label, text)
    choose(desk, 'Market', 'Mexico')
    desk.wait('API key', role='password text').queryComponent().grabFocus()
    desk.type('canary-0123456789-canary-0123456789')
    desk.press('Save account')
    desk.wait('There is no place for the key', 5)
    desk.press('Keep the key in memory for this session only')
    desk.press('Save account')
    desk.wait('API key in memory until Cobro ends', 10)
    desk.shot(f'{SHOTS}/session-key.png')
    desk.quit()
    for folder, _, files in os.walk(data):
        for name in files:
            assert b'canary-0123456789' not in open(os.path.join(folder, name), 'rb').read(), name
    print('kept for the session only, in no file')
