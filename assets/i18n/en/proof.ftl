# "I have paid, and you do not see it": what speaks for an order, and what Banxico's page asks, in the page's words.

proof-same-number = { $what } is the number that was named
proof-same-end = { $what } ends as the number that was named
proof-same-amount = The amount is the same
proof-less = Less was paid than { $ordered }
proof-more = More was paid than { $ordered }
proof-in-time = It was paid while the order ran
proof-after = { $n ->
        [one] It was paid a day after the order ran out
       *[other] It was paid { $n } days after the order ran out
    }
proof-before = { $n ->
        [one] It was paid a day before the order was made
       *[other] It was paid { $n } days before the order was made
    }
proof-same-rail = It was paid in this way
proof-other-rail = It was paid in another way
proof-open = The order waits for its payment
proof-paid-already = The order is paid already: this may be a second payment
proof-never-made = The order was never made at the gateway
proof-wait-until = It is too early to worry: a payment in cash normally shows by { $at }. Ask the payer to keep the receipt.
proof-wait-over = It should have shown by { $at }. Ask the payer for the receipt, and ask the gateway with the order's numbers.
proof-wait-minutes = A payment of this kind normally shows within minutes. If it was made just now, check again in a little while.
proof-wait-unknown = How long a payment of this kind takes is not known. Ask the payer to keep the receipt.

cep-date = Fecha en la que realizó el pago
cep-tracking-key = Clave de rastreo
cep-sender = Institución emisora del pago
cep-receiver = Institución receptora del pago
cep-account = Cuenta beneficiaria
cep-amount = Monto del pago
