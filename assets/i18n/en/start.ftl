# What keeps Cobro from starting; said in a small window, before there is anything else.

start-failed = Cobro cannot start
start-failed-close = Close

start-no-home = This user has no home folder.
    .now = Start Cobro with --data-dir and a folder to keep its data in.
start-folder = The data folder { $path } cannot be used.
    .now = Check that you may write there, or name another data folder with --data-dir.
start-running = Cobro is already running on { $path }.
    .now = Use the window that is open, or close it first.
start-lock = The file { $path } cannot be locked.
    .now = Name a data folder on a drive of this computer with --data-dir.
start-logs = No logs can be written in { $path }.
    .now = Check that you may write there and that the disk is not full.

start-ledger-locked = Another program is using the ledger { $path }.
    .now = Close that program and try again.
start-ledger-newer = A newer Cobro wrote the ledger { $path }. It was not touched.
    .now = Install the newer version.
start-ledger-other = The file { $path } is not a Cobro ledger. It was not touched.
    .now = Move it away, or name another data folder with --data-dir.
start-ledger-unreadable = The ledger { $path } cannot be read and written.
    .now = Check that you may write there, or name another data folder with --data-dir.
start-ledger-damaged = The ledger { $path } is damaged.
    .now = Keep a copy of it. Run “cobro ledger verify”, then rebuild it or restore a backup.
start-disk-full = The disk is full, so { $path } cannot be written. Nothing is lost.
    .now = Make room and start again.
start-ledger-failed = The ledger { $path } cannot be opened.
    .now = Keep a copy of it and run “cobro ledger verify”.

start-sandbox = The sandbox gateway cannot start.
    .now = Check that programs may listen on 127.0.0.1, and try again.
start-system = The system refuses what Cobro needs to run.
    .now = Close other programs and try again.
start-no-desktop = Cobro found no desktop to open its window on.
    .now = Commands such as “cobro ledger verify” work without one; see “cobro --help”.
start-no-window = Cobro cannot open its window.
    .now = Update this computer's graphics driver. On a remote desktop or a virtual machine, turn on 3D graphics.
