# The page of one order.

order-gone = This order is not in the ledger
order-gone-body = It may belong to another data folder.
order-gone-step = Open Orders
order-checked = checked { $age } ({ $source })
order-unchecked = known from { $source }
order-expires-at = { $left } · { $at } ({ $zone })
order-expires-home = here: { $at } ({ $zone })
order-paid-at = paid at { $at } ({ $zone })
order-set-aside = Set aside

expiry-over = time to pay is over
expiry-seconds = expires in { $n } s
expiry-minutes = expires in { $n } min
expiry-hours = expires in { $n } h
expiry-days = { $n ->
        [one] expires in { $n } day
       *[other] expires in { $n } days
    }

order-details = Details
order-number = Order number
order-platform-number = Platform number
order-channel-number = Bank's number
order-ordered = Asked for
order-paid = Paid
order-in-parts = Paid in parts
order-part = Payment
order-part-of = Belongs to
order-fee = Fee
order-nothing-paid = Nothing yet

# What each state means, and what to do next.
order-state-not_sent = The request is recorded, but nothing was sent to the gateway.
    .now = Send it, or set it aside.
order-state-in_flight = The request is on its way to the gateway.
    .now = The answer comes within a minute; nothing to do.
order-state-busy = The gateway is busy or under maintenance and made no order yet.
    .now = Cobro sends the same request again by itself. You may also send it now.
order-state-unknown = The gateway may or may not have this order. Cobro is asking it.
    .now = Nothing is sent again by itself. Wait for the answer before you make another request for the same payment.
order-state-not_made = The gateway was asked and has no such order.
    .now = Send it again under the same number, or set it aside.
order-state-rejected = The gateway refused the request and made no order.
    .now = Correct the text and make a new request, or set this one aside.
order-state-waiting = The order exists and waits for the payer.
    .now = Give the payer these numbers. Cobro watches the order by itself.
order-state-waiting-late = The order's time to pay is over, and nothing has arrived.
    .now = Make a new request if the payer still wants to pay. Cobro goes on watching this one: money can still arrive.
order-state-paid = The money has arrived.
    .now = Nothing to do.
order-state-paid-webhook = A verified webhook says that the money has arrived; a query has not confirmed it yet.
    .now = Cobro is asking the gateway. For large amounts, wait for its answer.
order-state-failed = The gateway says that the payment failed.
    .now = Make a new request if the payer still wants to pay.

order-odd-status = The gateway's newest status is “{ $word }”, a word its papers do not have. It is not taken as final.

order-check-now = Check now
order-checking = Checking…
order-more = More
order-make-another = Make another like this
order-send-again = Send again
order-send-again-ask = Send again…
order-send-again-title = Send the same request again?
order-send-again-body = { $number } over { $amount } is sent to the gateway once more, under the same number. It is proven that the gateway has no such order, so none can be made twice.
order-set-aside-button = Set aside
order-take-back = Take back
order-edit-again = Edit and try again

order-instructions = What the payer needs
order-instructions-none = The gateway has not told yet what to pay to.
order-instructions-note = Exactly as they stand here: a bank compares every digit.
order-instructions-over = This order is closed: do not give these numbers to a payer any more.
order-instructions-expired = The time to pay is over: do not give these numbers to a payer any more.
order-instructions-show = Show them
order-kept-back = Kept back, since the order is over
order-warning-query-only = Cobro learnt of this order from a query, which does not tell a concept or a reference. If the CLABE needs them, the payment may not be found: ask the gateway before you give it.
order-give-out = Give it out anyway
order-give-out-reason = Why may it be given out?
order-give-out-note = Until then nothing of it is copied. The reason is kept with the order.
order-answered-for = Something is wrong here; a person said why it may be given out
order-blocked = Do not give this to the payer before it is cleared up
order-warnings = Before you give it to the payer
order-steps = Steps
order-qr-payment = QR code: payment code to scan
order-qr-link = QR code: link to { $host }
order-qr-text = Text in the QR code
order-qr-too-long = The payment code is too long for a QR code; give it as text or use the link.
order-qr-scan = Scan it with the payer's app
order-barcode = Barcode of { $what }
order-barcode-scan = A cashier may scan it from this screen.
order-link = Link
order-message = The message for the payer
order-copy-message = Copy message
order-copy-link = Copy link
order-link-opens = Opens { $host }
order-open = Open
order-open-link = Open link

order-simulator = Payer simulator
order-simulator-note = Only in the sandbox: plays what a payer does. No money moves.
order-simulator-nothing = Nothing to pay yet: the gateway has not taken the order.
order-play-exact = Pay exactly
order-play-less = Pay less
order-play-more = Pay more
order-play-twice = Pay twice
order-play-late = Pay late
order-play-fail = Let it fail
order-playing = The payer is acting…

order-timeline = Timeline
order-timeline-zone = Times in { $zone }
order-repeated = { $n } times, until { $until }
order-source-unverified = a webhook that could not be verified
order-source-operator = a person

timeline-prepared = The request over { $amount } was recorded
timeline-sent = It was sent
timeline-sent-again = It was sent again, try { $n }
timeline-accepted = The gateway took it as { $number }
timeline-accepted-unnumbered = The gateway took it
timeline-found-paying = The gateway waits for the payment
timeline-found-success = The gateway says it is paid
timeline-found-fail = The gateway says it failed
timeline-found-other = The gateway says “{ $word }”
timeline-found-silent = The gateway has the order and says nothing of its status
timeline-absent = The gateway has no such order
timeline-query-failed = The gateway answered a question, but not about the order
timeline-notified-paying = It was notified as waiting for payment
timeline-notified-success = It was notified as paid: { $amount }
timeline-notified-success-unsized = It was notified as paid
timeline-notified-fail = It was notified as failed
timeline-notified-other = It was notified with the status “{ $word }”
timeline-notified-silent = It was notified without a status
timeline-notified-unreadable = A notification could not be read
timeline-unverified = A notification that is not verified came; it changes nothing
timeline-send-again = Sending again was asked for
timeline-set-aside = It was set aside
timeline-taken-back = It was taken back
timeline-copied = { $what } was copied for the payer
timeline-path-chosen = It was told how the payer pays
timeline-shared-short = A short text was given to the payer
timeline-shared-long = The whole sheet was given to the payer as a text
timeline-shared-field = { $what } was given to the payer
timeline-shared-card = A picture of the sheet was made
timeline-shared-page = The sheet was made as a page to print
timeline-shared-qr = The QR code was made as a picture
timeline-shared-barcode = The barcode was made as a picture
timeline-shared-window = The sheet was shown in the payer's window
timeline-overridden = It was said why the sheet may be given out in spite of a check
timeline-read-back = { $what } was read back correctly
timeline-accepted-as-is = An exception was accepted as it is
timeline-refunded = It was noted that the money was given back
timeline-requested = The rest was asked for with request { $number }
timeline-reopened = An exception was opened again
timeline-unreadable = A record of the journal could not be read; it is kept
