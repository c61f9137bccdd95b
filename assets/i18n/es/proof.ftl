# "I have paid, and you do not see it": what speaks for an order, and what Banxico's page asks, in the page's words.

proof-same-number = { $what }: es el número que se dijo
proof-same-end = { $what }: termina como el número que se dijo
proof-same-amount = El importe es el mismo
proof-less = Se pagó menos de { $ordered }
proof-more = Se pagó más de { $ordered }
proof-in-time = Se pagó mientras la orden estaba vigente
proof-after = { $n ->
        [one] Se pagó un día después de vencida la orden
       *[other] Se pagó { $n } días después de vencida la orden
    }
proof-before = { $n ->
        [one] Se pagó un día antes de hacerse la orden
       *[other] Se pagó { $n } días antes de hacerse la orden
    }
proof-same-rail = Se pagó de esta forma
proof-other-rail = Se pagó de otra forma
proof-open = La orden espera su pago
proof-paid-already = La orden ya está pagada: puede ser un segundo pago
proof-never-made = La orden nunca se creó en la pasarela
proof-wait-until = Es pronto para preocuparse: un pago en efectivo normalmente se refleja a más tardar el { $at }. Pida al pagador que guarde el recibo.
proof-wait-over = Debió reflejarse a más tardar el { $at }. Pida el recibo al pagador y pregunte a la pasarela con los números de la orden.
proof-wait-minutes = Un pago de este tipo normalmente se refleja en minutos. Si se hizo hace un momento, vuelva a revisar en un rato.
proof-wait-unknown = No se sabe cuánto tarda un pago de este tipo. Pida al pagador que guarde el recibo.

cep-date = Fecha en la que realizó el pago
cep-tracking-key = Clave de rastreo
cep-sender = Institución emisora del pago
cep-receiver = Institución receptora del pago
cep-account = Cuenta beneficiaria
cep-amount = Monto del pago
