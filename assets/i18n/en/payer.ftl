# Messages for the payer. Each language a payer may have is a language of its own here, also Urdu. What is
# selected by tone says the same to somebody unknown and to somebody who was here yesterday.

payer-hello = { $tone ->
    [friendly] Hi!
   *[formal] Dear customer,
}
payer-pay = { $tone ->
    [friendly] Here is how to pay { $amount }.
   *[formal] Please pay { $amount }.
}
payer-thanks = { $tone ->
    [friendly] Thank you!
   *[formal] If anything is unclear, please answer this message.
}
payer-steps = How to pay:
payer-spei = Transfer by SPEI to:
payer-va = Transfer to this virtual account:
payer-store = Pay at { $method } with this code:
payer-push = Confirm the payment request on your phone.
payer-scan = Scan the QR code that comes with this message.
payer-link = Pay here:
payer-until = Pay before { $until }.

# What was paid does not fit what was asked for. Nothing is promised in the merchant's name.
payer-underpaid = We received your payment of { $paid }; the amount was { $asked }.
payer-underpaid-rest = { $missing } are missing. Please pay them with the new details that we send you separately.
payer-overpaid = We received { $paid }; the amount was { $asked }, so you paid { $extra } too much.
payer-late = We received your payment of { $paid } on { $at }; the time to pay was up on { $until }.
payer-late-check = We are looking into it and will write to you.
payer-repeated = We received { $times } payments of { $amount } each for the same order: { $extra } too much.
payer-agree = Please answer this message, so that we can agree on how to settle the difference.

# Sheets and cards: what a file is called, without accents; and warnings on them.
payer-file = payment
payer-shortened = A text was too long and was shortened.
payer-test = This is a test. Do not pay.

# The window that the payer looks at.
payer-window = Payment
payer-window-scan = Scan this code with your app
payer-window-link = Scan this code: it opens { $host }
payer-window-waiting = Waiting for the payment
payer-window-wait = One moment, please.
payer-window-confirming = Your payment was seen and is being confirmed.
payer-window-paid = Paid. Thank you!
payer-window-closing = This window closes in { $n } s.
payer-window-over = Please do not pay with these details any more. Ask for new ones.
payer-left-seconds = { $time } left
payer-left-minutes = { $n } min left
payer-left-hours = { $n } h left
payer-left-days = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
