# Messages for the payer. Each language a payer may have is a language of its own here, also Urdu. What is
# selected by tone says the same to somebody unknown and to somebody who was here yesterday.

payer-hello = { $tone ->
    [friendly] ¡Hola!
   *[formal] Apreciable cliente:
}
payer-pay = { $tone ->
    [friendly] Con gusto le compartimos los datos para pagar { $amount }.
   *[formal] Por favor, pague { $amount }.
}
payer-thanks = { $tone ->
    [friendly] ¡Muchas gracias!
   *[formal] Si tiene alguna duda, responda a este mensaje.
}
payer-steps = Cómo pagar:
payer-spei = Transfiera por SPEI a:
payer-va = Transfiera a esta cuenta virtual:
payer-store = Pague en { $method } con este código:
payer-push = Confirme la solicitud de pago en su teléfono.
payer-scan = Escanee el código QR que acompaña este mensaje.
payer-link = Pague aquí:
payer-until = Pague antes del { $until }.

# What was paid does not fit what was asked for. Nothing is promised in the merchant's name.
payer-underpaid = Recibimos su pago de { $paid }; el importe era { $asked }.
payer-underpaid-rest = Faltan { $missing }. Por favor, páguelos con los datos nuevos que le enviamos aparte.
payer-overpaid = Recibimos { $paid }; el importe era { $asked }, así que pagó { $extra } de más.
payer-late = Recibimos su pago de { $paid } el { $at }; el plazo había terminado el { $until }.
payer-late-check = Lo estamos revisando y le avisaremos.
payer-repeated = Recibimos { $times } pagos de { $amount } cada uno por el mismo pedido: { $extra } de más.
payer-agree = Por favor, responda a este mensaje para acordar cómo resolver la diferencia.

# Sheets and cards: what a file is called, without accents; and warnings on them.
payer-file = pago
payer-shortened = Un texto era demasiado largo y se recortó.
payer-test = Esto es una prueba. No pague.

# La ventana que ve el pagador.
payer-window = Pago
payer-window-scan = Escanee este código con su app
payer-window-link = Escanee este código: abre { $host }
payer-window-waiting = Esperando el pago
payer-window-wait = Un momento, por favor.
payer-window-confirming = Vimos su pago y lo estamos confirmando.
payer-window-paid = Pagado. ¡Muchas gracias!
payer-window-closing = Esta ventana se cierra en { $n } s.
payer-window-over = Por favor, ya no pague con estos datos. Pida datos nuevos.
payer-left-seconds = quedan { $time }
payer-left-minutes = quedan { $n } min
payer-left-hours = quedan { $n } h
payer-left-days = { $n ->
    [one] queda { $n } día
   *[other] quedan { $n } días
}
