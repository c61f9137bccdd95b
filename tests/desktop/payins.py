"""A payin of every kind the sandbox knows: what is typed, what is chosen, what the payer must be shown."""
from lists import choose

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


def fill(desk, method, fields, choices):
    """Fills in the open form of a request; no method: the one that is chosen."""
    desk.wait('Amount', role='entry')
    if method:
        choose(desk, 'Payment method', method)
    for label, text in {**PAYER, **fields}.items():
        desk.set(label, text)
    for label, item in choices.items():
        desk.wait(label, role='combo box')
        choose(desk, label, item)
