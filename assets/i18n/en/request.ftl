# The page New request.

request-no-account-title = No account yet
request-no-account-body = A request is made in the name of a merchant account. Add the one the gateway gave you, with its merchant ID and API key.
request-no-account-step = Add an account
request-part-who = Who pays
request-part-how = How

request-limits = Between { $min } and { $max }
request-limits-min = At least { $min }
request-limits-max = At most { $max }
request-amount-read = { $amount } · { $limits }
request-optional = Optional
request-choose = Choose…
request-not-chosen = Not given
request-unsupported = { $name } (not supported)
request-search = Search
request-rail-spei = The payer transfers to a CLABE from any bank.
request-rail-cash-code = The payer shows a code at a shop and pays in cash.
request-rail-virtual-account = The payer transfers to a virtual account, from a bank's app or an ATM.
request-rail-store-code = The payer pays a code at a convenience store.
request-rail-qris = The payer scans a QR code with any bank or wallet app.
request-rail-wallet-link = The payer opens a link that leads to the wallet.
request-rail-wallet-push = The payer confirms a request in the wallet app.
request-rail-qr-and-link = The payer scans a QR code or opens a link.
request-rail-pse = The payer is led to their own bank's page.
request-rail-generic = The gateway tells how to pay once the request is created.
request-banks-loading = Asking the gateway for its banks…
request-banks-none = The gateway lists no banks
request-more = More
request-order-no-hint = Cobro makes one
request-expires-note = In seconds; { $span }
request-notify-url-none = The account has no notify URL
request-edit-account = Open Accounts

request-create = Create request
request-create-hint = Ctrl+Enter
request-creating = Creating…
request-created = Request { $number } was created
request-real-money = Real money
request-as = As { $account }
request-repeats = You made one with this payer and amount { $age }.
request-repeats-open = Open it
request-cannot = This keeps the request from being sent:
request-cannot-line = { $field }: { $problem }

request-preview-title = What the payer is told
request-preview-pay = Please pay
request-preview-for = For
request-preview-payer = Payer
request-preview-by = By
request-preview-until = Time to pay
request-preview-later = The numbers to pay to come from the gateway once the request is created.

span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
