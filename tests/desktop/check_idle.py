"""An idle window costs nothing, and a second start says why it ends."""
import os
import subprocess
import tempfile

from lists import Window

COBRO, SHOTS = os.environ['COBRO_BIN'], os.environ['COBRO_SHOTS']
data = tempfile.mkdtemp(prefix='cobro-idle-')
with Window([COBRO, '--sandbox', '--data-dir', data], log=f'{SHOTS}/idle-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    for page in ['New request', 'Orders', 'Exceptions', 'Webhooks', 'Accounts', 'Settings', 'Overview']:
        desk.press(page, role='toggle button')
        desk.shot(f'{SHOTS}/page-{page.lower().replace(" ", "-")}.png')
    # The mouse rests and the caret is nowhere.
    used = desk.cpu(10)
    print(f'cpu_seconds {used:.2f} in 10 s')
    assert used == 0, used

    second = subprocess.Popen([COBRO, '--sandbox', '--data-dir', data], stderr=subprocess.PIPE, text=True)
    desk.wait('Cobro cannot start', 20)
    desk.shot(f'{SHOTS}/second-start.png')
    desk.press('Close')
    _, said = second.communicate(timeout=20)
    print(said)
    assert second.returncode == 3, second.returncode
    assert 'already' in said, said
    desk.quit()
