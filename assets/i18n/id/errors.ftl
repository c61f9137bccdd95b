# What went wrong: the message says what and why, `.now` says what to do.
# Only src/app/errors.rs names these keys.

error-no-account = Akun ini sudah tidak ada di Cobro.
    .now = Pilih akun lain.
error-no-order = Cobro tidak punya pesanan ini.
    .now = Kembali ke daftar pesanan.
error-no-key = Kunci API akun ini tidak ada di komputer ini.
    .now = Buka Akun, ubah akunnya, lalu ketikkan kunci API.
error-not-connected = Tidak ada koneksi ke gateway, jadi tidak ada yang dikirim.
    .now = Periksa jaringan komputer ini dan URL dasar akun, lalu coba lagi.
error-timeout = Gateway tidak menjawab tepat waktu.
    .now = Tunggu satu menit lalu coba lagi. Jika tetap begitu, periksa jaringan dan URL dasar.
error-dropped = Koneksi ke gateway terputus.
    .now = Coba lagi. Jika tetap begitu, periksa jaringan.
error-http-not-found = Tidak ada gateway di alamat ini (HTTP 404).
    .now = Periksa URL dasar akun beserta jalurnya, misalnya /prod-api.
error-http-server = Gateway sedang bermasalah (HTTP { $status }).
    .now = Tunggu beberapa menit lalu coba lagi.
error-http = Alamat ini menjawab dengan HTTP { $status }, padahal gateway tidak menjawab seperti itu.
    .now = Periksa URL dasar akun, dan apakah ada proxy di antaranya.
error-unreadable = Jawabannya bukan dari gateway.
    .now = Periksa URL dasar akun beserta jalurnya, dan apakah ada proxy di antaranya.
error-ledger = Cobro tidak dapat membaca atau menulis buku pesanannya.
    .now = Pastikan disk tidak penuh dan folder data dapat ditulisi, lalu coba lagi.
error-not-allowed = Pesanan sudah berlanjut, jadi ini tidak dapat dilakukan lagi.
    .now = Lihat statusnya yang terbaru.
error-job = Sebagian Cobro berhenti karena kesalahan di Cobro. Tidak ada catatan yang hilang.
error-order-no-taken = Nomor pesanan ini sudah dipakai.
    .now = Pilih nomor lain, atau kosongkan kolomnya agar Cobro yang membuatkan.
error-key-no-span = Akhirnya tidak sesudah awalnya.
    .now = Buat akhirnya sesudah awalnya, atau kosongkan salah satu.
error-market-fixed = Pasar tidak dapat diubah karena akun ini sudah punya pesanan.
    .now = Pilih pasar semula, atau tambahkan akun baru untuk pasar yang lain.

error-address-not-a-url = Ini bukan alamat.
    .now = Salin dari dokumen gateway; bentuknya seperti https://client.example/prod-api.
error-address-scheme = Alamat harus dimulai dengan https:// atau http://.
    .now = Salin dari dokumen gateway; bentuknya seperti https://client.example/prod-api.
error-address-plain-http = Dengan http tanpa enkripsi, siapa pun di jalur jaringan dapat membaca dan mengubah pembayaran, jadi akun produksi menolaknya.
    .now = Pakai alamat https, atau pilih lingkungan sandbox jika bukan uang sungguhan.
error-address-extras = Alamat tidak boleh berisi nama pengguna, kata sandi, tanda tanya, atau tanda pagar.
    .now = Sisakan host dan jalurnya saja.

error-keyring-missing = Sistem ini tidak punya keyring untuk menyimpan kunci API.
    .now = Jalankan keyring (misalnya GNOME Keyring atau KWallet), atau simpan kunci di memori hanya untuk sesi ini.
error-keyring-silent = Keyring tidak menjawab selama { $seconds } dtk; kemungkinan besar terkunci.
    .now = Buka kuncinya, atau simpan kunci API di memori hanya untuk sesi ini.
error-keyring-refused = Keyring menolak.
    .now = Buka kuncinya lalu coba lagi, atau simpan kunci API di memori hanya untuk sesi ini.
error-keyring-not-kept = Keyring tidak mengembalikan kunci yang diberikan kepadanya.
    .now = Periksa program keyring, atau simpan kunci di memori hanya untuk sesi ini.

# The gateway's own error words.
refusal-system-error = Gateway melaporkan kesalahan di sisinya sendiri.
    .now = Jika sedang membuat pesanan, jangan buat lagi: Cobro menanyai gateway sampai hasilnya diketahui. Jika tidak, coba lagi nanti.
refusal-busy = Gateway sedang sibuk.
    .now = Tunggu satu menit. Cobro mengulang permintaan pembayaran secara otomatis, dengan nomor pesanan yang sama.
refusal-maintenance = Gateway sedang dalam pemeliharaan.
    .now = Tunggu sampai selesai. Cobro mengulang permintaan pembayaran secara otomatis, dengan nomor pesanan yang sama.
refusal-merchant-id = Gateway tidak mengenal ID merchant ini.
    .now = Buka Akun, lalu cocokkan ID merchant dengan dokumen gateway, dan URL dasar dengan negaranya.
refusal-signature = Gateway tidak menerima tanda tangannya, jadi kunci API tidak benar.
    .now = Buka Akun dan ketik ulang kunci API. Jika sudah benar, ubah “Tanda tangan huruf besar” lalu uji sekali lagi.
refusal-address-not-listed = Alamat internet komputer ini tidak ada di daftar alamat yang diizinkan untuk merchant ini.
    .now = Minta gateway mendaftarkan alamat ini, atau pakai jaringan yang alamatnya sudah terdaftar.
refusal-malformed = Gateway tidak dapat membaca permintaan ini.
    .now = Periksa URL dasar, dan apakah ada proxy yang mengubah permintaan di jalan. Jika tidak, laporkan sebagai kesalahan Cobro.
refusal-field-missing = Gateway meminta isi untuk “{ $name }”.
    .now = Isi kolomnya dan buat permintaan baru.
refusal-field-invalid = Gateway tidak menerima isi “{ $name }”.
    .now = Perbaiki kolomnya dan buat permintaan baru.
refusal-order-not-made = Gateway tidak dapat membuat pesanan ini.
    .now = Periksa nominal dan metode pembayaran. Jika keduanya benar, tanyakan ke gateway apakah metode itu aktif untuk merchant ini.
refusal-other = Gateway menjawab dengan kesalahan yang tidak ada di dokumennya.
    .now = Cobro menanyai gateway apakah pesanan itu ada. Sampaikan teks di bawah ke dukungan gateway.

# Why the outcome of a try is unknown.
unknown-timeout = Gateway tidak menjawab tepat waktu; pesanan mungkin ada, mungkin tidak.
    .now = Jangan buat lagi. Cobro menanyai gateway sampai hasilnya diketahui.
unknown-dropped = Koneksi terputus sebelum jawaban datang; pesanan mungkin ada, mungkin tidak.
    .now = Jangan buat lagi. Cobro menanyai gateway sampai hasilnya diketahui.
unknown-too-large = Jawabannya terlalu panjang untuk dipercaya; pesanan mungkin ada, mungkin tidak.
    .now = Jangan buat lagi. Cobro menanyai gateway sampai hasilnya diketahui.
unknown-interrupted = Cobro ditutup sebelum jawaban datang; pesanan mungkin ada, mungkin tidak.
    .now = Jangan buat lagi. Cobro menanyai gateway sampai hasilnya diketahui.
unknown-http = Jawabannya HTTP { $status } tanpa kata dari gateway; pesanan mungkin ada, mungkin tidak.
    .now = Jangan buat lagi. Cobro menanyai gateway sampai hasilnya diketahui.
unknown-unreadable = Jawabannya tidak dapat dibaca; pesanan mungkin ada, mungkin tidak.
    .now = Jangan buat lagi. Cobro menanyai gateway sampai hasilnya diketahui.

# What about an order cannot all be right.
contradiction-paid-and-failed = Gateway mengatakan pesanan dibayar, tetapi juga mengatakan gagal.
    .now = Tanyakan ke dukungan gateway mana yang benar sebelum menyerahkan apa pun.
contradiction-two-platform-numbers = Gateway punya dua pesanan dengan nomor ini: { $one } dan { $other }.
    .now = Tanyakan ke dukungan gateway mana yang berlaku.
contradiction-amount-differs = Yang diminta { $ordered }, tetapi gateway mengatakan { $told }.
    .now = Bandingkan keduanya sebelum menyerahkan apa pun.
contradiction-instructions-changed = Tujuan pembayaran yang diberikan kepada pembayar sudah berubah.
    .now = Berikan hanya petunjuk terbaru kepada pembayar, dan tanyakan ke dukungan gateway mengapa berubah.
contradiction-vanished = Gateway semula menerima pesanan ini, lalu mengatakan tidak ada.
    .now = Tanyakan ke dukungan gateway dengan nomor pesanan dan nomor platform.

# What is wrong with one field; one line beside it.
problem-missing = Isi kolom ini
problem-not-a-number = Ketik angka, misalnya 1500 atau 1.500,00
problem-ambiguous = Ini dapat dibaca sebagai dua nominal berbeda; ketik tanpa pemisah ribuan, misalnya 1500,50
problem-no-decimals = Di sini hanya nominal bulat
problem-too-many-decimals = Paling banyak { $scale } angka desimal di sini
problem-too-low = Paling sedikit { $min }
problem-too-high = Paling banyak { $max }
problem-too-long = Paling banyak { $max } karakter, ini { $len }
problem-bad-form = Ketik seperti { $example }
problem-bad-email = Ini bukan alamat email
problem-bad-url = Ketik alamat yang dimulai dengan https:// atau http://
problem-private-address = Gateway tidak dapat menjangkau alamat ini; ketik alamat publik
problem-not-offered = Pilih dari daftar
problem-bad-character = Karakter “{ $character }” tidak dapat dipakai di sini
problem-bad-seconds = Antara { $min } dan { $max } detik
problem-nothing-left = Pakai huruf Latin

warning-remark-changed = Dikirim sebagai “{ $sent }”
warning-private-notify-url = URL notifikasi adalah alamat privat: gateway mungkin tidak dapat menjangkaunya
warning-plain-notify-url = URL notifikasi memakai http tanpa enkripsi: orang lain dapat membaca laporan gateway
warning-unsupported-pay-type = Dokumen gateway menandai metode pembayaran ini sebagai tidak didukung
warning-limits-uncertain = Batas pasar ini belum pasti; gateway yang menentukan
