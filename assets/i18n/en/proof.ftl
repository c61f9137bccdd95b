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

cep-date = Fecha en la que realizó el pago
cep-tracking-key = Clave de rastreo
cep-sender = Institución emisora del pago
cep-receiver = Institución receptora del pago
cep-account = Cuenta beneficiaria
cep-amount = Monto del pago
