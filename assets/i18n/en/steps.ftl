# What a payer is asked, what he does step by step, and what he should know. Screen and payer share these texts. What
# stands in “quotation marks” is written so on the bank's own screen and is not translated. `cobro instructions` prints
# every sheet with its steps, for translators.

ask-bank = Which bank do you pay from?
ask-how = How do you want to pay?
ask-app = Which app do you pay with?
ask-device = Where do you open the link?

path-bbva = BBVA
path-other-bank = Another bank
path-door = { $name }
path-wallet = A wallet
path-bank-app = A bank's app
path-same-phone = The code is on this phone
path-phone = On a phone
path-computer = On a computer
path-scan = Scan the code
path-link = Open the link

# Common to several ways of paying.
step-amount-exact = Send exactly { $amount }.
step-amount-check = Check that the amount is { $amount }.
step-amount-type = Type exactly { $amount }.
step-confirm = Confirm as your bank asks for it.
step-pin = Approve with your PIN. Nobody else ever needs it.
step-keep-receipt = Keep the receipt.

# Mexico: transfer by SPEI.
step-spei-open = Open your bank's app or page and choose to transfer to another bank.
step-spei-clabe = Enter the CLABE { $clabe }.
step-spei-bank = Check that the bank shown is { $bank }.
step-keep-spei = Keep the digital receipt with its “clave de rastreo”.
step-cie-open = In BBVA's app, on its page or at its cash machine choose “Pagar” and then “De servicios”.
step-cie-convenio = In “Número de convenio CIE” enter { $convenio }.
step-cie-reference = In “Referencia” enter { $reference }.
step-cie-amount = In “Importe” enter { $amount }.
step-cie-concept = In “Concepto” you may write what you like.
step-cie-other-concept = In “Concepto de pago” enter { $concept } and nothing else.
step-cie-other-reference = In “Referencia” enter { $reference }.
advice-clabe-amount = Send the exact amount, once: the bank takes any amount, and another one cannot be matched by itself.
advice-cie-exact = Every number must be exact. With another amount the bank sends the money back; without the right number the transfer is not found.
advice-spei-limit = If your bank refuses the transfer, look at its limit for transfers (MTU) in the app.
note-clabe-plain = This CLABE belongs to this order alone and checks neither the amount nor how often it is paid.
note-clabe-life = This CLABE lives 180 days from its creation, and 180 more after a payment in its last 60. Money can arrive after the order has expired.

# Cash at a till.
step-store-go = Go to a store: { $store }.
step-store-service = Say at the till that it is a “pago de servicio”.
step-store-dictate = Dictate this number to the cashier: { $code }.
step-store-code = Give the cashier this payment code: { $code }.
step-store-cash = Pay { $amount } in cash.
step-store-receipt = Check the printed receipt and keep it.
advice-store-commission = The store charges a commission of its own at the till.
advice-store-fee = The store may charge a fee of its own.

# Indonesia: virtual account.
step-va-any = Open your bank's app or go to its cash machine and choose to pay a virtual account.
step-va-app-menu = Open { $name } and choose { $menu }.
step-va-app = Open { $name } and choose to pay a virtual account.
step-va-atm-menu = At the cash machine ({ $name }), after your PIN, choose { $menu }.
step-va-atm = At the cash machine ({ $name }), after your PIN, choose to pay a virtual account.
step-va-other-open = In your bank's app or at its cash machine choose to transfer to another bank.
step-va-other-bank = Choose the bank { $bank }.
step-va-other-refused = { $bank } takes money for this number only from its own accounts. Pay from a { $bank } account, or ask for another way to pay.
step-va-number = Enter the number { $va }.
step-va-check = Check the name that appears, and that the amount is { $amount }.
advice-va-own-bank = Only from a { $bank } account: from another bank the money does not arrive.
advice-va-any-bank = The number is { $bank }'s; most other banks can pay it too.
advice-va-exact = Pay the exact amount before the time is over.

# QR codes.
step-qris-wallet = Open your wallet, such as GoPay, OVO, DANA, ShopeePay or LinkAja, and choose to scan.
step-qris-bank = Open your bank's app and choose “QRIS”.
step-qr-open = Open your wallet or your bank's app and choose to scan.
step-qr-save = Save the picture of the code on the phone.
step-qr-gallery = Open your wallet or your bank's app, choose to scan, and take the picture from the gallery.
step-qr-scan = Scan the code.
step-qr-merchant = Check that the app shows the name { $merchant }. If not, do not pay.
step-qr-name = Check the name that the app shows before you pay.

# Links, wallets and pushes.
step-link-open = Open the link.
step-link-follow = Do what the page says.
step-link-phone = Open the link on the phone that has your wallet's app.
step-link-wallet = Open the link on the phone that has { $wallet }.
step-link-computer = Open the link on the computer.
step-link-scan = Scan the code of the page with your wallet's app.
step-wallet-check = Check the name, and that the amount is { $amount }.
step-push-open = Open { $wallet } on the phone whose number you gave.
step-push-request = Open the payment request that has arrived.
advice-push-link = If no request arrives, open the link and enter your phone number.
advice-push-minutes = The request is valid only for a few minutes.

# Colombia: PSE.
step-pse-bank = Choose your bank if the page asks for it, and log in there.
step-pse-approve = Check the merchant's name and that the amount is { $amount }, and approve.
step-pse-cus = Keep the CUS, the number of your payment.

# A product that nothing is known of.
step-generic-code = If you are asked for a code or an account, it is { $code }.
note-generic = The gateway does not publish how this product is paid. Ask it before you explain more than stands here.

# When the payment normally shows.
delay-minutes = The payment normally shows within minutes.
delay-bank = The payment shows when your bank has answered, normally within minutes.
delay-business-day = The payment can take until the next business day to show. Keep the receipt.
delay-unknown = How long the payment takes to show is not known. Keep the receipt.
