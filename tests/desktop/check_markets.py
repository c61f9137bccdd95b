"""On the built-in sandbox: a payin in every market, its instructions, paid by the simulator, there after a restart."""
import os
import tempfile

from desk import Desk, DeskError

SHOTS = os.environ['COBRO_SHOTS']
PAYER = {'Description': 'Café y pan', 'Payer name': 'José Núñez'}

# Account, payment method (none: the first), fields, chosen items, what the instructions must show.
PAYINS = [
    ('Sandbox Mexico', None,
     {'Amount': '152', 'Phone': '5512345678', 'Email': 'jose@example.com'}, {},
     ['CLABE', 'Copy CLABE']),
    ('Sandbox Indonesia', 'BNI VA', {'Amount': '20.000'}, {}, ['Virtual account', 'Copy Virtual account']),
    ('Sandbox Indonesia', 'QRIS', {'Amount': '20000'}, {}, ['QR code']),
    ('Sandbox Indonesia', 'DANA', {'Amount': '20000'}, {}, ['Copy link', 'Open link']),
    ('Sandbox Colombia', 'PSE',
     {'Amount': '30.000', 'Phone': '+573016612345', 'Email': 'jose@example.com', 'ID number': '1103412345'},
     {'ID type': 'CC', 'Person type': None, 'Bank': None},
     ['Copy link', 'Open link']),
    ('Sandbox Peru', None,
     {'Amount': '150.50', 'Phone': '987654321', 'Email': 'jose@example.com'}, {}, ['What the payer needs']),
    ('Sandbox Pakistan', 'QR',
     {'Amount': '1500', 'Phone': '3001234567', 'Email': 'jose@example.com', 'ID number': '3310401123456'}, {},
     ['What the payer needs']),
]


def choose(desk, field, item):
    """Opens a list and takes an item, or the first one."""
    desk.press(field)
    desk.wait_list(field)
    if item is None:
        item = desk.list_items(field)[0]
    desk.press_item(field, item)


class Window(Desk):
    """The desk, with lists: an item of an open list is found inside it, so that equal words elsewhere do no harm."""

    def box(self, field):
        return self.find(field, role='combo box')

    def items(self, field):
        found, stack = [], [self.box(field)]
        while stack:
            element = stack.pop()
            for i in range(element.childCount):
                child = element.getChildAtIndex(i)
                if child is not None:
                    stack.append(child)
                    if self._actions(child) and child.name:
                        found.append(child)
        return found[::-1]

    def wait_list(self, field, seconds=10):
        import time
        end = time.time() + seconds
        while time.time() < end:
            if self.box(field) is not None and self.items(field):
                return
            time.sleep(0.2)
        raise DeskError(f'the list {field!r} did not open')

    def list_items(self, field):
        return [item.name for item in self.items(field)]

    def press_item(self, field, name):
        for item in self.items(field):
            if item.name == name or name in item.name:
                item.queryAction().doAction(0)
                import time
                time.sleep(0.3)
                return
        raise DeskError(f'{field!r} offers {self.list_items(field)}, not {name!r}')


data = tempfile.mkdtemp(prefix='cobro-markets-')
command = [os.environ['COBRO_BIN'], '--sandbox', '--data-dir', data]
numbers = []
with Window(command, size='1280x900', log=f'{SHOTS}/markets-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    desk.shot(f'{SHOTS}/overview-empty.png')
    for index, (account, method, fields, choices, shown) in enumerate(PAYINS):
        choose(desk, 'Account', account)
        desk.press('New request', role='toggle button')
        desk.wait('Amount', role='entry')
        if method:
            choose(desk, 'Payment method', method)
        for label, text in {**PAYER, **fields}.items():
            desk.set(label, text)
        for label, item in choices.items():
            desk.wait(label, role='combo box')
            choose(desk, label, item)
        desk.shot(f'{SHOTS}/request-{index}.png')
        desk.press('Create request')
        desk.wait('Waiting for payment', 20)
        for text in shown:
            desk.wait(text, 10)
        title = next(name for _, role, name, _, _ in desk.nodes() if name.startswith('Order CB'))
        numbers.append(title.split()[1])
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
