# The window around the pages.

app-name = Cobro
window-title-sandbox = Cobro (sandbox)

page-overview = Overview
page-new-request = New request
page-orders = Orders
page-exceptions = Exceptions
page-webhooks = Webhooks
page-accounts = Accounts
page-settings = Settings

account-switcher = Account
account-none = No account
environment-sandbox = Sandbox
environment-production = Production

account-about = {" "}· { $market } · { $environment }
region-pages = Pages
region-bar = Account and search
region-status = Status
side-bar-attention = { $n ->
        [one] { $n } needs a person
       *[other] { $n } need a person
    }
keyring-ask = Ask again
offline-banner = The gateway does not answer: the last { $n } checks failed. Check this computer's connection; Cobro keeps asking by itself.

sandbox-banner = SANDBOX: Cobro plays the gateway itself. No payment here is real.
plain-http-banner = This account uses plain http: anyone on the way can read and change what is sent.

status-open = { $n ->
        [0] Nothing is being watched
        [one] { $n } open order
       *[other] { $n } open orders
    }
status-checked = last checked { $age }
status-never-checked = not checked yet
status-failing = { $n ->
        [one] the last check failed
       *[other] the last { $n } checks failed
    }
status-keyring-good = keyring unlocked
status-keyring-bad = keyring not available
status-keyring-asked = asking the keyring
status-keys-in-memory = keys in memory
status-backlog = Cobro is catching up

age-now = just now
age-seconds = { $n } s ago
age-minutes = { $n } min ago
age-hours = { $n } h ago
age-days = { $n ->
        [one] { $n } day ago
       *[other] { $n } days ago
    }

copy = Copy

copied = Copied
copy-button = Copy { $what }
button-cancel = Cancel
button-back = Back
button-retry = Try again
loading = Loading
details = Details

# Where an order stands, by the ledger's word.
state-not_sent = Not sent
state-in_flight = Sending
state-busy = Gateway busy
state-unknown = Outcome unknown
state-not_made = Not made
state-rejected = Refused
state-waiting = Waiting for payment
state-paid = Paid
state-failed = Failed

# What a state rests on.
source-own = our own record
source-answer = the answer to the request
source-query = a query
source-webhook = a verified webhook
