# The tour of one payin on the sandbox. `.body` says what to do.

tour-name = Tour
tour-number = Step { $n } of { $total }
tour-title = { $number }: { $title }

tour-welcome = Try one payment from start to finish
    .body = Six short steps with play money, about two minutes. You can stop at any time.
tour-request = Make a payment request
    .body = Open New request, type an amount and a payer, then create it. None of this money is real.
tour-read = See what the payer gets
    .body = These are the numbers to pay with. Copy one, as you would to send it to the payer, or go on.
tour-pay = Play the payer
    .body = In the sandbox you also pay: press “Pay exactly” in the payer simulator.
tour-paid = It is paid
    .body = Cobro asked the gateway and saw it by itself. Next to the amount it tells where the order stands, how Cobro knows, and since when.
tour-find = Find it again
    .body = Every request stays in Orders. Open Orders and then this one: { $number }.
tour-account = Next: your own account
    .body = Close the sandbox, start Cobro as usual and open Accounts. There you add the merchant ID and the API key that the gateway gave you.

tour-start = Start the tour
tour-not-now = Not now
tour-next = Next
tour-end = End the tour
tour-done = Done
tour-open-order = Show the order
tour-waits = The tour waits for you in Help
tour-over = That was the tour. You can take it again from Help.
