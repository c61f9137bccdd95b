# What happened lately: toasts and the list of them.

toast-message-copied = Message for the payer copied ({ $language })
toast-copied = { $what } copied
toast-dismiss = Dismiss
aside-close = Close
news-empty = Nothing yet. What Cobro tells you stands here for a while: payments, failures, what was saved.
news-unseen = Something new
news-open-order = Open order
news-paid = { $number } is paid: { $amount }
news-failed = { $number } over { $amount } has failed
news-rejected = The gateway refused { $number } over { $amount }
news-unknown = Whether { $number } over { $amount } was made is unknown; Cobro is asking the gateway
news-not-made = The gateway does not have { $number } over { $amount }
news-set-aside = { $number } was set aside
news-taken-back = { $number } was taken back
