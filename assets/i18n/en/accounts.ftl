# The page Accounts and its form.

accounts-add = Add account
accounts-empty-title = No account yet
accounts-empty-body = An account is a merchant at the gateway. Five things belong to it; the gateway's papers and its back office have them.
accounts-need-address = The gateway's address
    .why = Its base URL, which is yours alone: something like https://client.example/prod-api.
accounts-need-merchant = Your merchant ID
    .why = A number that says whose request it is.
accounts-need-key = Your API key
    .why = It signs every request. Cobro keeps it in the keyring and never shows it again.
accounts-need-white-list = This computer's address on the white list
    .why = The gateway answers only the internet addresses it was told of.
accounts-need-notify = A notify URL
    .why = A page of your own server to which the gateway reports payments.
accounts-edit = Edit
accounts-edit-name = Edit { $name }
accounts-remove = Remove…
accounts-remove-name = Remove { $name }…
accounts-use = Work with it
accounts-use-name = Work with { $name }
accounts-used = In use
accounts-merchant = { $market } · merchant { $merchant }

key-keyring = API key in the keyring
key-session = API key in memory until Cobro ends
key-missing = API key missing: edit the account and type it
key-unknown = API key unknown, since the keyring does not answer

account-title-new = Add account
account-title-edit = Edit { $name }
account-part-who = Who
account-part-who-note = What you call it, and who you are at the gateway.
account-part-where = Where
account-part-where-note = Where requests go to, and where payments are reported to.
account-part-key = Secrets
account-part-key-note = What proves that a request is yours. It never leaves this computer.

account-name = Account name
account-market = Market
account-environment = Environment
account-base-url = Base URL
account-merchant-id = Merchant ID
account-api-key = API key
account-notify-url = Notify URL
account-upper-case = Upper-case signature
account-upper-case-note = Switch this only if the gateway refuses the signature and the key is right.
account-save = Save account
account-test = Test connection

account-name-hint = Tienda MX
account-market-choose = Choose a market
account-base-url-hint = https://client.example/prod-api
account-notify-url-hint = https://shop.example/webhooks
account-notify-url-note = Your own server's address, where the gateway reports payments.
account-environment-production-note = Real money: https only.
account-environment-sandbox-note = Nobody pays real money: plain http is possible.
account-plain-http-note = Plain http: anyone on the way can read and change what is sent.
account-api-key-note-new = Kept in this system's keyring and never shown again.
account-api-key-note-keep = Leave it empty to keep the key that is there. It is never shown.
account-session-only = Keep the key in memory for this session only
account-session-only-note = It must be typed again after Cobro is closed.
account-keyring-asked = Asking the keyring
account-keyring-again = Ask the keyring again

account-name-taken = Another account has this name
account-market-missing = Choose a market
account-merchant-id-digits = A merchant ID has digits only
account-key-nowhere = There is no place for the key: unlock the keyring, or tick the box below

account-part-keys = Keys over time
account-part-keys-note = A key that you replace stays, for webhooks that came before. No key is ever shown.
keys-none = So far only one key. When you replace it, the one before stays here.
keys-add = Add a former key
keys-zone = Times in { $zone }
key-current = Key in use
key-former = Former key
key-span-always = Since the beginning
key-span-since = Since { $from }
key-span-until = Until { $until }
key-span = { $from } to { $until }
key-lost = Not on this computer any more. Webhooks that it signed cannot be verified.
key-change = Change dates
key-change-name = Change dates of the key: { $span }
key-forget = Forget…
key-forget-name = Forget the former key: { $span }…
key-from = Used from
key-from-note = Empty: since the beginning.
key-until = Used until
key-until-note = Empty: the gateway still signs with it.
key-save = Save dates
key-add = Add key
key-cancel = Leave it
key-since = In use since
key-since-note = The key before stays for webhooks that came earlier. Time in { $zone }
key-never-right = The key before was never right
key-never-right-note = It is forgotten, and the new one counts from the same day on.
key-since-too-early = The key before is in use since { $at }, so this must be later
key-moment-unreadable = Write day and time like { $example }
key-moment-future = This is still to come
key-forget-title = Forget the key that was used until { $at }?
key-forget-title-open = Forget this former key?
key-forget-body = It is removed from this computer for good. Webhooks that it signed cannot be verified again; what was verified stays verified.
key-forget-confirm = Forget key

account-testing = Testing the connection
account-test-good = The gateway answered: signature, merchant ID, address and white list are right.
account-test-balance = Balance { $balance }
account-test-outdated = Tested before your last change

account-remove-title = Remove { $name }?
account-remove-body = The account and all its API keys are removed from this computer. Its orders stay in the ledger. Nothing changes at the gateway.
account-remove-confirm = Remove account

toast-account-saved = { $name } saved
toast-keys-changed = Keys changed. To judge webhooks by them, import their log again.
toast-account-removed = Account removed
