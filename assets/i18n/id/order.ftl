# The page of one order.

order-gone = Pesanan ini tidak ada di buku pesanan
order-gone-body = Mungkin milik folder data lain.
order-gone-step = Buka Pesanan
order-checked = dicek { $age } ({ $source })
order-unchecked = diketahui dari { $source }
order-expires-at = { $left } · { $at } ({ $zone })
order-paid-at = dibayar { $at } ({ $zone })
order-set-aside = Disisihkan
order-details = Rincian

expiry-over = waktu pembayaran habis
expiry-soon = kedaluwarsa kurang dari satu menit lagi
expiry-minutes = kedaluwarsa { $n } mnt lagi
expiry-hours = kedaluwarsa { $n } jam lagi
expiry-days = kedaluwarsa { $n } hari lagi

order-number = Nomor pesanan
order-platform-number = Nomor platform
order-channel-number = Nomor bank
order-ordered = Diminta
order-paid = Dibayar
order-fee = Biaya
order-nothing-paid = Belum ada

# What each state means, and what to do next.
order-state-not_sent = Permintaan sudah dicatat, tetapi belum dikirim ke gateway.
    .now = Kirim, atau sisihkan.
order-state-in_flight = Permintaan sedang dikirim ke gateway.
    .now = Jawabannya datang dalam satu menit; tidak perlu melakukan apa pun.
order-state-busy = Gateway sibuk atau dalam pemeliharaan dan belum membuat pesanan.
    .now = Cobro mengirim ulang permintaan yang sama secara otomatis. Anda juga dapat mengirimnya sekarang.
order-state-unknown = Gateway mungkin punya pesanan ini, mungkin tidak. Cobro sedang menanyakannya.
    .now = Tidak ada yang dikirim ulang secara otomatis. Tunggu jawabannya sebelum membuat permintaan lain untuk pembayaran yang sama.
order-state-not_made = Gateway sudah ditanyai dan tidak punya pesanan ini.
    .now = Kirim lagi dengan nomor yang sama, atau sisihkan.
order-state-rejected = Gateway menolak permintaan dan tidak membuat pesanan.
    .now = Perbaiki isinya dan buat permintaan baru, atau sisihkan yang ini.
order-state-waiting = Pesanan ada dan menunggu pembayaran.
    .now = Berikan nomor-nomor ini kepada pembayar. Cobro memantau pesanan secara otomatis.
order-state-waiting-late = Waktu pembayaran pesanan ini habis dan belum ada uang yang masuk.
    .now = Buat permintaan baru jika pembayar masih ingin membayar. Cobro tetap memantau pesanan ini: uang masih bisa masuk.
order-state-paid = Uang sudah masuk.
    .now = Tidak perlu melakukan apa pun.
order-state-paid-webhook = Webhook terverifikasi mengatakan uang sudah masuk; pengecekan belum memastikannya.
    .now = Cobro sedang menanyai gateway. Untuk nominal besar, tunggu jawabannya.
order-state-failed = Gateway mengatakan pembayaran gagal.
    .now = Buat permintaan baru jika pembayar masih ingin membayar.

order-odd-status = Status terbaru dari gateway adalah “{ $word }”, yang tidak ada di dokumennya. Status ini tidak dianggap final.

order-check-now = Cek sekarang
order-checking = Mengecek…
order-more = Lainnya
order-make-another = Buat lagi yang sama
order-send-again = Kirim lagi
order-send-again-ask = Kirim lagi…
order-send-again-title = Kirim lagi permintaan yang sama?
order-send-again-body = { $number } sebesar { $amount } dikirim sekali lagi ke gateway, dengan nomor yang sama. Sudah terbukti gateway tidak punya pesanan ini, jadi tidak akan ada pesanan ganda.
order-set-aside-button = Sisihkan
order-take-back = Kembalikan
order-edit-again = Ubah dan coba lagi

order-instructions = Yang diperlukan pembayar
order-instructions-none = Gateway belum memberi tahu tujuan pembayaran.
order-instructions-note = Persis seperti di sini: bank mencocokkan setiap angka.
order-instructions-over = Pesanan ini sudah ditutup: jangan berikan lagi nomor-nomor ini kepada pembayar.
order-instructions-expired = Waktu pembayaran habis: jangan berikan lagi nomor-nomor ini kepada pembayar.
order-warning-query-only = Cobro mengetahui pesanan ini dari pengecekan, yang tidak menyebut konsep maupun referensi. Jika CLABE memerlukannya, pembayaran mungkin tidak ditemukan: tanyakan gateway sebelum memberikannya.
order-warnings = Sebelum diberikan kepada pembayar
order-steps = Langkah-langkah
order-qr-payment = Kode QR: kode pembayaran untuk dipindai
order-qr-link = Kode QR: tautan ke { $host }
order-qr-scan = Pindai dengan aplikasi pembayar
order-qr-text = Teks kode QR
order-qr-too-long = Kode pembayaran terlalu panjang untuk kode QR; berikan sebagai teks atau pakai tautannya.
order-link = Tautan
order-link-opens = Membuka { $host }
order-open = Buka
order-copy-link = Salin tautan
order-open-link = Buka tautan

order-simulator = Simulator pembayar
order-simulator-note = Hanya di sandbox: memainkan peran pembayar. Tidak ada uang yang berpindah.
order-simulator-nothing = Belum ada yang bisa dibayar: gateway belum menerima pesanan ini.
order-play-exact = Bayar pas
order-play-less = Bayar kurang
order-play-more = Bayar lebih
order-play-twice = Bayar dua kali
order-play-late = Bayar terlambat
order-play-fail = Buat gagal
order-playing = Pembayar sedang membayar…

order-timeline = Riwayat
order-timeline-zone = Waktu { $zone }
order-repeated = { $n } kali, sampai { $until }
order-source-unverified = webhook yang tidak dapat diverifikasi
order-source-operator = seseorang

timeline-prepared = Permintaan sebesar { $amount } dicatat
timeline-sent = Dikirim
timeline-sent-again = Dikirim lagi, percobaan ke-{ $n }
timeline-accepted = Gateway menerimanya sebagai { $number }
timeline-accepted-unnumbered = Gateway menerimanya
timeline-found-paying = Gateway menunggu pembayaran
timeline-found-success = Gateway mengatakan sudah dibayar
timeline-found-fail = Gateway mengatakan gagal
timeline-found-other = Gateway mengatakan “{ $word }”
timeline-found-silent = Gateway punya pesanan ini dan tidak menyebut statusnya
timeline-absent = Gateway tidak punya pesanan ini
timeline-query-failed = Gateway menjawab pengecekan, tetapi bukan tentang pesanan ini
timeline-notified-paying = Notifikasi: menunggu pembayaran
timeline-notified-success = Notifikasi: dibayar { $amount }
timeline-notified-success-unsized = Notifikasi: dibayar
timeline-notified-fail = Notifikasi: gagal
timeline-notified-other = Notifikasi dengan status “{ $word }”
timeline-notified-silent = Notifikasi tanpa status
timeline-notified-unreadable = Notifikasi tidak dapat dibaca
timeline-unverified = Datang notifikasi dengan tanda tangan salah; tidak mengubah apa pun
timeline-send-again = Pengiriman ulang diminta
timeline-set-aside = Disisihkan
timeline-taken-back = Dikembalikan
timeline-copied = { $what } disalin untuk pembayar
timeline-unreadable = Satu catatan riwayat tidak dapat dibaca; tetap disimpan
