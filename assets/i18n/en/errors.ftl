# What went wrong: the message says what and why, `.now` says what to do.
# Only src/app/errors.rs names these keys.

error-no-account = This account is not in Cobro any more.
    .now = Choose another account.
error-no-order = Cobro has no such order.
    .now = Go back to the list of orders.
error-no-key = The API key of this account is not on this computer.
    .now = Open Accounts, edit the account and type its API key.
error-not-connected = No connection to the gateway, so nothing was sent.
    .now = Check this computer's network and the account's base URL, then try again.
error-timeout = The gateway did not answer in time.
    .now = Wait a minute and try again. If it stays so, check the network and the base URL.
error-dropped = The connection to the gateway broke.
    .now = Try again. If it stays so, check the network.
error-http-not-found = There is no gateway at this address (HTTP 404).
    .now = Check the base URL of the account, with its path, such as /prod-api.
error-http-server = The gateway has trouble of its own (HTTP { $status }).
    .now = Wait a few minutes and try again.
error-http = The address answered with HTTP { $status }, which is not how the gateway answers.
    .now = Check the base URL of the account, and whether a proxy stands between.
error-unreadable = The answer is not one of the gateway's.
    .now = Check the base URL of the account, with its path, and whether a proxy stands between.
error-ledger = Cobro could not read or write its ledger.
    .now = Check that the disk is not full and that the data folder can be written, then try again.
error-not-allowed = The order has moved on, so this cannot be done any more.
    .now = Look at its newest status.
error-job = Part of Cobro stopped because of a mistake in Cobro. Nothing that was recorded is lost.
error-order-no-taken = There is an order with this number already.
    .now = Choose another number, or leave the field empty and Cobro makes one.
error-key-no-span = The end is not after the beginning.
    .now = Make the end later than the beginning, or leave one of them empty.
error-market-fixed = The market cannot be changed, since the account has orders.
    .now = Choose the old market, or add a new account for the other one.

error-address-not-a-url = This is not an address.
    .now = Copy it from the gateway's papers; it looks like https://client.example/prod-api.
error-address-scheme = The address must start with https:// or http://.
    .now = Copy it from the gateway's papers; it looks like https://client.example/prod-api.
error-address-plain-http = Plain http would let anyone on the way read and change payments, so a production account refuses it.
    .now = Use the https address, or choose the sandbox environment if no real money is meant.
error-address-extras = The address must have no user name, password, question mark or number sign.
    .now = Keep only the host and the path.

error-keyring-missing = This system has no keyring to keep the API key in.
    .now = Start a keyring (such as GNOME Keyring or KWallet), or keep the key in memory for this session only.
error-keyring-silent = The keyring has not answered for { $seconds } s; most likely it is locked.
    .now = Unlock it, or keep the key in memory for this session only.
error-keyring-refused = The keyring refused.
    .now = Unlock it and try again, or keep the key in memory for this session only.
error-keyring-not-kept = The keyring did not give back the key it was given.
    .now = Check the keyring's own program, or keep the key in memory for this session only.

# The gateway's own error words.
refusal-system-error = The gateway reports an error of its own.
    .now = If an order was being made, do not make it again: Cobro asks the gateway until it is known. Otherwise try again later.
refusal-busy = The gateway is busy.
    .now = Wait a minute. Cobro repeats a payment request by itself, under the same order number.
refusal-maintenance = The gateway is under maintenance.
    .now = Wait until it is over. Cobro repeats a payment request by itself, under the same order number.
refusal-merchant-id = The gateway does not know this merchant ID.
    .now = Open Accounts and compare the merchant ID with the gateway's papers, and the base URL with the country.
refusal-signature = The gateway does not accept the signature, so the API key is not the right one.
    .now = Open Accounts and type the API key again. If it is right, switch “Upper-case signature” and test once more.
refusal-address-not-listed = This computer's internet address is not on the merchant's white list.
    .now = Ask the gateway to list this address, or use a network whose address is listed.
refusal-malformed = The gateway could not read the request.
    .now = Check the base URL, and whether a proxy changes requests on the way. If not, report it as a mistake of Cobro.
refusal-field-missing = The gateway wants a value for “{ $name }”.
    .now = Fill in the field and make a new request.
refusal-field-invalid = The gateway does not accept the value of “{ $name }”.
    .now = Correct the field and make a new request.
refusal-order-not-made = The gateway could not make the order.
    .now = Check the amount and the payment method. If both are right, ask the gateway whether the method is switched on for this merchant.
refusal-other = The gateway answered with an error that its papers do not list.
    .now = Cobro asks the gateway whether the order exists. Tell the gateway's support the words below.

# Why the outcome of a try is unknown.
unknown-timeout = The gateway did not answer in time; the order may or may not exist.
    .now = Do not make it again. Cobro asks the gateway until it is known.
unknown-dropped = The connection broke before the answer came; the order may or may not exist.
    .now = Do not make it again. Cobro asks the gateway until it is known.
unknown-too-large = The answer was too long to be true; the order may or may not exist.
    .now = Do not make it again. Cobro asks the gateway until it is known.
unknown-interrupted = Cobro was closed before the answer came; the order may or may not exist.
    .now = Do not make it again. Cobro asks the gateway until it is known.
unknown-http = The answer was HTTP { $status } and no word of the gateway; the order may or may not exist.
    .now = Do not make it again. Cobro asks the gateway until it is known.
unknown-unreadable = The answer could not be read; the order may or may not exist.
    .now = Do not make it again. Cobro asks the gateway until it is known.

# What about an order cannot all be right.
contradiction-paid-and-failed = The gateway said both that it was paid and that it failed.
    .now = Ask the gateway's support which is true before handing anything out.
contradiction-two-platform-numbers = The gateway has two orders under this number: { $one } and { $other }.
    .now = Ask the gateway's support which one counts.
contradiction-amount-differs = { $ordered } was asked for, but the gateway says { $told }.
    .now = Compare the two before handing anything out.
contradiction-instructions-changed = What the payer was told to pay to has changed since.
    .now = Give the payer the newest instructions only, and ask the gateway's support why they changed.
contradiction-vanished = The gateway had taken the order and later said that there is none.
    .now = Ask the gateway's support with the order number and the platform number.

# What is wrong with one field; one line beside it.
problem-missing = Fill this in
problem-not-a-number = Type a number, such as 1500 or 1,500.00
problem-ambiguous = This can be read as two different amounts; type it without separators, such as 1500.50
problem-no-decimals = Only whole amounts are possible here
problem-too-many-decimals = { $scale ->
        [one] At most { $scale } decimal is possible here
       *[other] At most { $scale } decimals are possible here
    }
problem-too-low = At least { $min }
problem-too-high = At most { $max }
problem-too-long = At most { $max } characters, these are { $len }
problem-bad-form = Type it like { $example }
problem-bad-email = This is not an e-mail address
problem-bad-url = Type an address that starts with https:// or http://
problem-private-address = The gateway cannot reach this address; type a public one
problem-not-offered = Choose one of the list
problem-bad-character = The character “{ $character }” is not possible here
problem-bad-seconds = Between { $min } and { $max } seconds
problem-nothing-left = Use letters that can be written in plain English

warning-remark-changed = Sent as “{ $sent }”
warning-private-notify-url = The notify URL is a private address: the gateway may not reach it
warning-plain-notify-url = The notify URL is plain http: others can read what the gateway reports
warning-unsupported-pay-type = The gateway's papers mark this payment method as not supported
warning-limits-uncertain = The limits of this market are not certain; the gateway decides
