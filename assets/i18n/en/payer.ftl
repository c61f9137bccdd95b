# A short message for the payer. Each language a payer may have is a language of its own here, also Urdu.

payer-pay = Please pay { $amount }.
payer-spei = Transfer by SPEI to:
payer-va = Transfer to this virtual account:
payer-store = Pay at { $method } with this code:
payer-push = Confirm the payment request on your phone.
payer-scan = Scan the QR code that comes with this message.
payer-bank = Bank: { $value }
payer-clabe = CLABE: { $value }
payer-code = Payment code: { $value }
payer-concept = Concept: { $value }
payer-convenio = From BBVA, Convenio CIE: { $value }
payer-convenio-reference = From BBVA, reference: { $value }
payer-reference = Reference: { $value }
payer-account = Account: { $value }
payer-link = Pay here:
payer-until = Pay before { $until } ({ $zone }).
