# Webhook logs and the notifications in them.

webhooks-soon = What will stand here

import-open = Import logs…
    .also = webhooks notifications callbacks file folder
import-title = Import logs
import-back = Notifications
import-what = Take the logs of your own server, whatever they look like: JSON lines, raw requests, curl, HAR, CSV, access logs, packed or not. Cobro finds the notifications in them and checks every signature.
import-files = Choose files…
import-folder = Import folder…
import-paste = Paste a log
import-choose-files = Choose webhook logs
import-choose-folder = Choose a folder with webhook logs
import-drop = Or drop files and folders anywhere on the window, or press Ctrl+V on this page.
import-path = Path of a log or a folder
import-read = Import
import-account = Account of the logs
import-any-account = By merchant ID
import-account-note = Whose key checks the signatures. By merchant ID, each notification tells.
import-waiting = { $n ->
        [one] { $name } waits to be imported.
       *[other] { $name } and { $n } files or folders in all wait to be imported.
    }
import-waiting-text = The pasted text waits to be imported.
import-whose = Accounts share a merchant ID, so the log does not tell whose it is. Whose key shall check it?
import-begin = Import
import-busy = An import is running. Wait for it, or cancel it first.
import-no-account = There is no account whose notifications these could be. Add one first.
import-no-logs = { $n ->
        [0] There is no file in it.
        [one] There is no log in it; one file was passed over.
       *[other] There is no log in it; { $n } files were passed over.
    }
import-not-there = { $path } cannot be read: { $words }

import-progress = Progress of the import
import-looking = Looking for logs…
import-reading = { $n ->
        [one] Reading { $name }
       *[other] Reading { $n } files, first { $name }
    }
import-read-of = { $read } of { $total }
import-read-so-far = { $read } read
import-rate = { $rate } a second
import-left = about { $left } left
import-cancel = Cancel the import
import-cancelling = Cancelling…
import-show = Show the import
size-bytes = { $n } bytes
size-kilobytes = { $n } kB
size-megabytes = { $n } MB
size-gigabytes = { $n } GB
time-seconds = { $n } s
time-minutes = { $n } min

import-count-notifications = Notifications
import-count-new = New
import-count-repeats = Repeats
import-count-verified = Verified
import-count-wrong = Wrong signature
import-count-unverifiable = Cannot be verified
import-count-homeless = Of other merchants
import-count-skipped = Skipped
import-count-faults = Unreadable

import-done = { $n ->
        [one] One notification imported, { $new } of them new.
       *[other] { $n } notifications imported, { $new } of them new.
    }
import-found-none = No payin notification was found.
import-cancelled = { $n ->
        [one] Cancelled after one notification. { $new } new were stored and are kept; the rest is read again.
       *[other] Cancelled after { $n } notifications. { $new } new ones were stored and are kept; the rest is read again.
    }
import-failed = The import broke off. What was written before is kept.
import-span = From { $first } to { $last }.
import-asked = { $n ->
        [one] The gateway is being asked about one order.
       *[other] The gateway is being asked about { $n } orders.
    }
import-unasked = More orders rest on notifications alone than Cobro asks about at once. Check an older one on its page.
import-keyless = The key of { $account } is not at hand, so none of its notifications could be verified.
import-exceptions = See exceptions
import-notifications = Show notifications
import-files-read = { $n ->
        [one] What was read: one file
       *[other] What was read: { $n } files
    }
import-file-found = { $n ->
        [one] one notification
       *[other] { $n } notifications
    }, { $skipped } skipped, { $faults } unreadable
import-files-more = And { $n } more.
import-passed-over = { $n ->
        [one] One file was passed over: hidden, or clearly no log.
       *[other] { $n } files were passed over: hidden, or clearly no logs.
    }
import-examples = Worth a look
import-no-key = Merchant { $merchant } has no account with a key here. Add it, then import the log again.
import-collision = Alarm: one valid signature stands over two different bodies. Somebody may be forging notifications.
import-broken-off = { $files ->
        [one] The import of { $name } was broken off.
       *[other] The import of { $files } files was broken off after { $done } of them. The first is { $name }.
    }
import-none-broken-off = There is nothing to resume: the files are gone, or not as they were. Import them again.
import-resume = Resume
import-forget = Leave it

verdict-verified = Verified
verdict-wrong = Wrong signature
verdict-retired = Key not in use then
verdict-unsigned = No signature in the log
verdict-reencoded = Bytes lost in the log
verdict-no-key = No key for this merchant
verdict-mismatch = Header and body name different merchants

skip-payout = About a payout
skip-other = Something else
skip-noise = A line about something else

fault-torn = The file ends in the middle of it
fault-too-long = Longer than anything Cobro reads
fault-body-too-long = A longer body than any notification has
fault-not-utf8 = Not UTF-8 text
fault-control = A control character inside a text
fault-duplicate = The key { $key } stands there twice, so nobody can say which one counts
fault-too-deep = Nested too deeply
fault-not-json = Not JSON: { $words }
fault-malformed = Broken: { $words }
fault-unreadable = Cannot be read: { $words }

notices-all = All
notices-time = Sent
notices-verdict = Signature
notices-status = Status
notices-deliveries = Times
notices-origin = Found in
notices-search = Search order numbers
notices-total = { $n ->
        [one] { $n } notification
       *[other] { $n } notifications
    }
# A row, for screen readers.
notices-row = { $number }, { $amount }, { $verdict }, came { $n ->
        [one] once
       *[other] { $n } times
    }
notices-none-body = No notification fits the search and the chosen group. Any part of an order number can be searched for.
notices-none-step = Show all notifications

verdict-verified-why = The signature is right over these exact bytes, with this account's key. A query still has the last word on the payment.
verdict-wrong-why = The signature does not fit these bytes. Either somebody else sent it, or the log changed the body, or it was signed with a former key that this account lacks. It changes nothing here; do not deliver because of it.
verdict-retired-why = The signature is right, but by its dates the key was not in use when this was sent. If it was, change the dates of the key under Accounts and import the log again. Until then it changes nothing here.
verdict-unsigned-why = The log kept the body but not the Sign header, so nobody can tell who sent it. Let your server log its headers.
verdict-reencoded-why = The log took the body apart, so the bytes that were signed are gone. Let your server log the body as it came.
verdict-no-key-why = There was no key for this merchant when it was imported. Add the key and import the log again.
verdict-mismatch-why = The MerchantId header names another merchant than the body. It changes nothing here.

notice-first = First seen
notice-last = Last seen
notice-not-kept = Not in the log
notice-no-order = Nothing verified tells of this order, so it has no page.
# Headers, as they are on the wire.
notice-header-merchant = MerchantId
notice-header-sign = Sign
notice-body = Exact bytes
notice-body-lost = As the log has them; the bytes that were sent are gone.
notice-http = As HTTP request
notice-http-note = To this account's notify URL, with the headers that were kept.
notice-curl = curl command
notice-copy-curl = Copy as curl

send-open = Send again…
send-title = Send again
send-what = Sends this very request to a server that you name, such as a test server, and judges its answer as the gateway does. The API key is never sent.
send-url = Address of your server
send-url-hint = http://127.0.0.1:8080/webhooks
send-sign-anew = Sign it anew with this account's key
send-must-sign = The log has no signature that fits, so Cobro signs it with this account's key.
send-now = Send
send-ask-title = Send to { $host }?
send-ask = The notification of { $order } goes to a server that is not this computer. If that is your real shop, it may deliver again.
send-ask-signed = Cobro signs the notification of { $order } with this account's key, so whoever gets it takes it for real. Make sure that the money has arrived before you send it to your shop.
send-gone = This notification is no longer there.
send-no-signature = The log kept no signature. Let Cobro sign it anew.
send-taken = The gateway would count this as taken, by both of its rules.
send-half-taken = The gateway's pages disagree about this answer. Answer with status 200 and the body SUCCESS.
send-not-taken = The gateway would send this again: by neither of its rules was it taken. Answer with status 200 and the body SUCCESS.
send-answer = Status { $status }, sent { $at }, answered after { $millis } ms.
send-body-right = The body is SUCCESS, as the older pages want.
send-body-wrong = The body is not SUCCESS, which the older pages want.
send-status-right = The status is 200, 301 or 302, as the newer pages want.
send-status-wrong = The status is none of 200, 301 and 302, which the newer pages want.
send-signed-anew = It was signed anew.
