# Actions by name, for the palette and the list of shortcuts. Those that are buttons too have the buttons' words.

verb-next-account = Akun berikutnya
verb-previous-account = Akun sebelumnya
verb-ask-keyring = Tanyai keyring lagi
verb-theme-system = Tampilan: ikuti sistem
verb-theme-light = Tampilan: terang
verb-theme-dark = Tampilan: gelap
verb-zoom-in = Perbesar
verb-zoom-out = Perkecil
verb-zoom-reset = Ukuran biasa
verb-open-data-folder = Buka folder data
verb-copy-version = Salin versi
verb-quit = Keluar dari Cobro

# Why one of them cannot be done now.
why-already = Sudah demikian
why-no-order = Buka pesanan terlebih dahulu
why-no-value = Pesanan ini tidak punya data itu
why-no-form = Buka Permintaan baru terlebih dahulu
why-creating = Permintaan sedang dibuat
why-checking = Gateway sedang ditanyai
why-not-send-again = Hanya bila terbukti gateway tidak punya permintaan ini
why-not-edit-again = Hanya setelah gateway menolak permintaan
why-not-set-aside = Hanya untuk permintaan yang tidak pernah dibuat
why-not-take-back = Hanya untuk pesanan yang disisihkan
why-nothing-before = Tidak ada halaman sebelumnya
why-one-account = Tidak ada akun lain
why-keys-in-memory = Sandbox menyimpan kuncinya di memori
why-zoom-end = Sudah sampai batas

# Keys of the keyboard, as they are printed on it.
key-alt = Alt
key-command = Cmd
key-control = Ctrl
key-enter = Enter
key-escape = Esc
key-left = Kiri
key-option = Option
key-shift = Shift
key-tab = Tab

about-version = Versi
error-folder = Sistem tidak punya program untuk menampilkan folder
