# Webhook logs that are watched while they are written.

follow-keep = Keep watching
follow-keep-note = What is there is read first, then each new notification within a second: also when the log is rotated, and after Cobro was closed.
follow-folder = Watch folder…
follow-read = Watch
follow-title = Watched logs
follow-watching = Watching
follow-reading = Reading what is there
follow-paused = Paused
follow-not-there = There is no { $name }. It is read as soon as it is there. If it was moved, stop watching it and choose its new place.
follow-denied = The system does not let Cobro read { $path }. Give your user the right to read it; it is read from then on.
follow-unreadable = { $path } cannot be read: { $words }. Cobro tries again by itself.
follow-no-key = { $name } has notifications for { $account }, whose key is not at hand. They wait: enter the key under Accounts.
follow-no-text = { $path } has letters that cannot be kept. Rename it, then choose it again.
follow-files = { $n ->
        [one] one file
       *[other] { $n } files
    }
follow-count = { $n ->
        [0] no notification yet
        [one] one notification
       *[other] { $n } notifications
    }
follow-last = newest { $age }
follow-pause = Pause
follow-pause-name = Pause watching { $name }
follow-go-on = Go on
follow-go-on-name = Go on watching { $name }
follow-stop = Stop
follow-stop-name = Stop watching { $name }
follow-stopped = { $name } is no longer watched.
follow-strip = { $n ->
        [0] No log is watched: all are paused
        [one] Watching one log
       *[other] Watching { $n } logs
    }
follow-open = Watched logs
follow-exceptions = { $n ->
        [one] A notification brought a new exception.
       *[other] Notifications brought { $n } new exceptions.
    }
