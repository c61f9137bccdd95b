# The page Exceptions: what a person must look at.

exceptions-empty-title = Nothing needs you
exceptions-empty-body = Every payment that Cobro knows of is what was asked for. What is not will stand here, each as a sentence with its arithmetic and its evidence.
exceptions-step = Show orders
exceptions-soon = What would stand here
exceptions-amount = Another amount
exceptions-amount-more = Paid less or more than was asked for, and by how much.
exceptions-twice = Paid twice
exceptions-twice-more = The same request was paid again: one payment is to be given back.
exceptions-late = Paid too late
exceptions-late-more = The money came after the request had run out.
exceptions-contradiction = Answers that contradict each other
exceptions-contradiction-more = The gateway said things that cannot all be right.

exceptions-none = None of this kind
    .body = Other exceptions may still be open.
exceptions-none-settled = Nothing was settled yet
    .body = What you accept, give back or ask for again will stand here, and can be opened again.
exceptions-show-open = Show all open ones
exceptions-narrow = Narrow the list
exceptions-which = Which exceptions
exceptions-open = Open
exceptions-settled = Settled
exceptions-all = All
exceptions-kind = Kind
exceptions-what = What happened
exceptions-since = Since
exceptions-row = { $kind }, { $number }: { $what }
exceptions-close = Close the details
exceptions-gone = This is settled by itself: what was missing has come.

exception-kind-underpaid = Underpaid
exception-kind-overpaid = Overpaid
exception-kind-twice = Paid twice
exception-kind-mismatch = Other amount
exception-kind-contradiction = Contradiction
exception-kind-unknown = Unknown order
exception-kind-signature = Wrong signature
exception-kind-late = Paid late
exception-kind-unconfirmed = Not confirmed
exception-kind-unnotified = Not notified

exception-underpaid = Paid { $paid } of { $asked } ({ $percent } % short)
exception-underpaid-parts = Paid { $paid } of { $asked } ({ $percent } % short) in { $n } payments
exception-overpaid = Paid { $paid } instead of { $asked } ({ $extra } too much, { $percent } %)
exception-overpaid-parts = Paid { $paid } instead of { $asked } ({ $extra } too much, { $percent } %) in { $n } payments
exception-twice = Paid { $amount } { $n } times ({ $extra } too much)
exception-late = Paid { $paid } on { $at }; the time to pay was over on { $until }
exception-unnotified = Paid { $paid } on { $at }; your log has no notification of it
exception-unconfirmed = A notification says that { $paid } was paid; no query has confirmed it
exception-denied = A notification says that { $paid } was paid; asked about it, the gateway does not
exception-unknown = A notification says that { $paid } was paid for an order that Cobro did not make; asked about it, the gateway does not
exception-unknown-absent = A notification says that { $paid } was paid for an order that the gateway does not know
exception-unknown-patch = { $paid } was paid beside order { $original }, which is not here
exception-contradictions = { $n ->
    [one] One thing that cannot be right
   *[other] { $n } things that cannot all be right
}
exception-mismatch = Asked for { $asked }; the gateway has { $told }
exception-mismatch-currency = Asked for { $asked }; paid { $paid }
exception-signature = { $n ->
    [one] A notification has a wrong signature
   *[other] { $n } notifications have a wrong signature
}
exception-brief-pair = { $paid } / { $asked }
exception-brief-times = { $n } × { $amount }
exception-brief-money = { $paid }
exception-brief-messages = { $n ->
    [one] One notification
   *[other] { $n } notifications
}
exceptions-some-money = money

exceptions-line = { $what }, { $notified }, { $confirmed }
exceptions-notified-never = never notified
exceptions-notified-once = notified once
exceptions-notified-twice = twice notified
exceptions-notified-times = notified { $n } times
exceptions-confirmed = confirmed by query { $age }
exceptions-confirmed-once = confirmed by query
exceptions-not-confirmed = not confirmed by query
exceptions-since-at = Since { $at }
exceptions-part = { $amount } as order { $number }, { $at }
exceptions-original = Belongs to order { $number }

exception-advice-underpaid = Ask the payer for the rest, or take what was paid as enough.
exception-advice-overpaid = Agree with the payer on what happens to the rest. Cobro cannot give money back.
exception-advice-twice = Agree with the payer on the second payment. Cobro cannot give money back.
exception-advice-mismatch = Do not hand anything out before the gateway's support has said which amount is right.
exception-advice-contradiction = Open the order to see both sides with their times, and ask the gateway's support.
exception-advice-unknown = Check again. If the gateway still does not confirm it, do not count on the money.
exception-advice-signature = It changed nothing. If a former key signed it, add that key under Accounts and import the log again. If it was no test of yours either, somebody sends forged notifications to your server.
exception-advice-late = The money is there. Check whether you still deliver, or give it back.
exception-advice-unconfirmed = Check again. Count on the money only once the gateway confirms it.
exception-advice-unnotified = The money is there, but your own systems may not know. Check what your server did at that time.

exceptions-check = Check again
exceptions-open-order = Open the order
exceptions-accept-reason = Why it is all right as it is
exceptions-accept = Accept
exceptions-refund-reason = How it was given back (you may leave this empty)
exceptions-refund = Mark as refunded
exceptions-reason-needed = A few words are enough; they stay in the journal.
exceptions-settled-accepted = Accepted on { $at }
exceptions-settled-refunded = Marked as refunded elsewhere on { $at }
exceptions-settled-requested = The rest was asked for with request { $number } on { $at }
exceptions-accepted = { $number }: accepted as it is
exceptions-refunded = { $number }: marked as refunded elsewhere
exceptions-requested = { $number }: the rest was asked for
exceptions-reopened = { $number }: open again
exceptions-message = Message for the payer

exceptions-evidence = What this stands on
exceptions-seen-at = Seen on { $at }
exceptions-proof-request = The request
exceptions-proof-answer = The gateway's answer to it
exceptions-proof-query = The gateway's answer to a query
exceptions-proof-webhook = { $n ->
    [one] Notification, signature right
   *[other] Notification, signature right, delivered { $n } times
}
exceptions-proof-unverified = { $n ->
    [one] Notification, not verified
   *[other] Notification, not verified, delivered { $n } times
}
exceptions-origin = Found in { $place }
exceptions-left-out = { $n ->
    [one] One more byte is not shown.
   *[other] { $n } more bytes are not shown.
}

request-rest-of = This request asks for the rest of order { $number }. Once it is made, that exception is settled.
request-rest-drop = It is for something else

side-bar-exceptions = { $n ->
        [one] { $n } exception is open
       *[other] { $n } exceptions are open
    }
