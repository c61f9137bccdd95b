"""On the built-in sandbox: a payin in every market, its instructions, paid by the simulator, there after a restart."""
import os
import re
import tempfile

from lists import Window, choose
from payins import PAYINS, fill

SHOTS = os.environ['COBRO_SHOTS']

data = tempfile.mkdtemp(prefix='cobro-markets-')
command = [os.environ['COBRO_BIN'], '--sandbox', '--data-dir', data]
numbers = []
with Window(command, size='1280x900', log=f'{SHOTS}/markets-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    desk.shot(f'{SHOTS}/overview-empty.png')
    for index, (account, method, fields, choices, shown) in enumerate(PAYINS):
        choose(desk, 'Account', account)
        desk.press('New request', role='toggle button')
        fill(desk, method, fields, choices)
        desk.shot(f'{SHOTS}/request-{index}.png')
        desk.press('Create request')
        desk.wait('Waiting for payment', 20)
        for text in shown:
            desk.wait(text, 10)
        numbers.append(next(name for _, _, name, _, _ in desk.nodes() if re.fullmatch(r'CB\d{6}-\S+', name)))
        desk.shot(f'{SHOTS}/order-{index}.png')
        desk.press('Pay exactly')
        # Nothing is clicked from here on: polling alone turns the status.
        desk.gone('Waiting for payment', 30)
        desk.wait('The money has arrived', 10)
        desk.shot(f'{SHOTS}/paid-{index}.png')
        print(account, method or '', numbers[-1], 'paid', flush=True)
    desk.press('Orders', role='toggle button')
    desk.shot(f'{SHOTS}/orders.png')
    desk.quit()

    desk.start()
    desk.wait('Overview', 30)
    for account in sorted({payin[0] for payin in PAYINS}):
        choose(desk, 'Account', account)
        desk.press('Orders', role='toggle button')
        for number in [n for n, payin in zip(numbers, PAYINS) if payin[0] == account]:
            desk.wait(number, 10)
            row = next(name for _, _, name, _, _ in desk.nodes() if name.startswith(number + ','))
            assert 'paid' in row, row
    print('all there after a restart')
