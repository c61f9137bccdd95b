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
        [one] Cancelled. One notification was read, { $new } of them new; what was read is kept.
       *[other] Cancelled. { $n } notifications were read, { $new } of them new; what was read is kept.
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
import-collision = Alarm: one valid signature stands over two different bodies. Somebody may be forging notifications.
import-broken-off = { $files ->
        [one] The import of { $name } was broken off.
       *[other] The import of { $files } files was broken off after { $done } of them. The first is { $name }.
    }
import-resume = Resume
import-forget = Leave it

verdict-verified = Verified
verdict-wrong = Wrong signature
verdict-retired = Signed with an old key
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
