# The page New request.

request-no-account-title = Belum ada akun
request-no-account-body = Permintaan dibuat atas nama akun merchant. Tambahkan akun yang diberikan gateway, dengan ID merchant dan kunci API-nya.
request-no-account-step = Tambah akun
request-part-who = Siapa yang membayar
request-part-how = Bagaimana

request-limits = Antara { $min } dan { $max }
request-limits-min = Paling sedikit { $min }
request-limits-max = Paling banyak { $max }
request-amount-read = { $amount } · { $limits }
request-optional = Opsional
request-choose = Pilih…
request-not-chosen = Tidak diisi
request-unsupported = { $name } (tidak didukung)
request-search = Cari
request-rail-spei = Pembayar mentransfer ke CLABE dari bank mana pun.
request-rail-cash-code = Pembayar menunjukkan kode di toko dan membayar tunai.
request-rail-virtual-account = Pembayar mentransfer ke virtual account, lewat aplikasi bank atau ATM.
request-rail-store-code = Pembayar membayar kode di minimarket.
request-rail-qris = Pembayar memindai kode QR dengan aplikasi bank atau dompet apa pun.
request-rail-wallet-link = Pembayar membuka tautan menuju dompet digital.
request-rail-wallet-push = Pembayar mengonfirmasi permintaan di aplikasi dompet.
request-rail-qr-and-link = Pembayar memindai kode QR atau membuka tautan.
request-rail-pse = Pembayar diarahkan ke halaman banknya sendiri.
request-rail-generic = Gateway memberi tahu cara membayar setelah permintaan dibuat.
request-banks-loading = Menanyai gateway tentang banknya…
request-banks-none = Gateway tidak menyediakan bank
request-more = Lainnya
request-order-no-hint = Dibuatkan Cobro
request-expires-note = Dalam detik; { $span }
request-notify-url-none = Akun ini tidak punya URL notifikasi
request-edit-account = Buka Akun

request-create = Buat permintaan
request-create-hint = Ctrl+Enter
request-creating = Membuat…
request-created = Permintaan { $number } dibuat
request-real-money = Uang sungguhan
request-as = Sebagai { $account }
request-repeats = Anda membuat satu dengan pembayar dan nominal ini { $age }.
request-repeats-open = Buka
request-cannot = Permintaan belum dapat dikirim karena:
request-cannot-line = { $field }: { $problem }

request-preview-title = Yang disampaikan kepada pembayar
request-preview-pay = Mohon bayar
request-preview-for = Untuk
request-preview-payer = Pembayar
request-preview-by = Melalui
request-preview-until = Batas waktu
request-preview-later = Nomor tujuan pembayaran diberikan gateway setelah permintaan dibuat.

span-seconds = { $n } dtk
span-minutes = { $n } mnt
span-hours = { $n } jam
span-days = { $n } hari
