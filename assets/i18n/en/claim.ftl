# "Paid but not shown?": which order a payment is for.

claim-title = Paid but not shown?
    .also = proof receipt payment missing lost transfer tracking key CEP Banxico which order
claim-intro = Type what the payer tells you, as much as you know. Cobro looks which order it is, and says whether it is too early to worry.
claim-day = Day of payment
claim-day-unreadable = Type a day such as { $example }
claim-day-future = This day is still to come
claim-today = Today
claim-yesterday = Yesterday
claim-amount = Amount paid ({ $currency })
claim-number = Tracking key or any number
claim-number-note = From the receipt, or its last four digits
claim-rail = How it was paid
claim-rail-note = It puts the likelier orders first.
claim-rail-any = Not known
claim-rail-spei = Bank transfer (SPEI)
claim-rail-cash = Cash at a till
claim-rail-account = Virtual account
claim-rail-store = Cash at a convenience store
claim-rail-qris = QRIS
claim-rail-wallet = Wallet, by its page
claim-rail-push = Wallet, by a request on the phone
claim-rail-qr = QR code or wallet
claim-rail-pse = Bank account (PSE)
claim-rail-other = In another way
claim-nothing = Type at least the day, the amount or a number
claim-find = Find the order
claim-loading = Looking through the orders
claim-empty-title = What does the payer know?
claim-empty-body = The amount and the day are a good beginning. A tracking key or the last digits of an account often tell it alone.
claim-none-title = No order fits
claim-none-body = Compare the amount and the day with the payer's receipt, or type another number of it. The payment may belong to another account.
claim-found = { $n ->
        [one] One order fits
       *[other] { $n } orders fit, the likeliest first
    }
claim-more = { $n ->
        [one] One more fits. Tell more of the payment to narrow them down.
       *[other] { $n } more fit. Tell more of the payment to narrow them down.
    }
claim-about-not = The order you came from does not fit what was told.
claim-open-order = Open { $number }
claim-made = made { $at }
claim-cep = Ask Banxico (CEP)
claim-cep-note = Copy these values into Banxico's page, which tells whether the transfer was settled or returned. Cobro sends nothing there.
claim-cep-ask-payer = ask the payer
claim-cep-open = Open Banxico's page
