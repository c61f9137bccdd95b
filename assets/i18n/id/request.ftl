# The page New request.

request-no-account-title = Belum ada akun
request-no-account-body = Permintaan dibuat atas nama akun merchant. Tambahkan akun yang diberikan gateway, dengan ID merchant dan kunci API-nya.
request-no-account-step = Tambah akun

request-limits = Antara { $min } dan { $max }
request-limits-min = Paling sedikit { $min }
request-limits-max = Paling banyak { $max }
request-amount-read = { $amount } · { $limits }
request-optional = Opsional
request-choose = Pilih…
request-not-chosen = Tidak diisi
request-unsupported = { $name } (tidak didukung)
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
