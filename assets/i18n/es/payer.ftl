# A short message for the payer. Each language a payer may have is a language of its own here, also Urdu.

payer-pay = Por favor, pague { $amount }.
payer-spei = Transfiera por SPEI a:
payer-va = Transfiera a esta cuenta virtual:
payer-store = Pague en { $method } con este código:
payer-push = Confirme la solicitud de pago en su teléfono.
payer-scan = Escanee el código QR que acompaña este mensaje.
payer-bank = Banco: { $value }
payer-clabe = CLABE: { $value }
payer-code = Código de pago: { $value }
payer-concept = Concepto: { $value }
payer-convenio = Desde BBVA, convenio CIE: { $value }
payer-convenio-reference = Desde BBVA, referencia: { $value }
payer-reference = Referencia: { $value }
payer-account = Cuenta: { $value }
payer-link = Pague aquí:
payer-until = Pague antes del { $until } ({ $zone }).
