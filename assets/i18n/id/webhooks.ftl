# Log webhook dan notifikasi di dalamnya.

webhooks-soon = Yang akan ada di sini

import-open = Impor log…
    .also = webhook notifikasi callback berkas folder
import-title = Impor log
import-back = Notifikasi
import-what = Ambil log dari server Anda sendiri, apa pun bentuknya: baris JSON, permintaan HTTP, curl, HAR, CSV, atau log akses, dimampatkan atau tidak. Cobro menemukan notifikasinya dan memeriksa setiap tanda tangan.
import-files = Pilih berkas…
import-folder = Impor folder…
import-paste = Tempel log
import-choose-files = Pilih log webhook
import-choose-folder = Pilih folder berisi log webhook
import-drop = Atau jatuhkan berkas dan folder di mana saja pada jendela, atau tekan Ctrl+V di halaman ini.
import-path = Lokasi log atau folder
import-read = Impor
import-account = Akun log
import-any-account = Menurut ID merchant
import-account-note = Kunci siapa yang memeriksa tanda tangan. Menurut ID merchant, setiap notifikasi menyebutkannya.
import-waiting = { $n ->
        [1] { $name } menunggu untuk diimpor.
       *[other] { $name } dan seluruhnya { $n } berkas atau folder menunggu untuk diimpor.
    }
import-waiting-text = Teks yang ditempel menunggu untuk diimpor.
import-whose = Ada akun dengan ID merchant yang sama, jadi log tidak menyebutkan milik siapa. Kunci siapa yang memeriksanya?
import-begin = Impor
import-busy = Impor sedang berjalan. Tunggu sampai selesai, atau batalkan dulu.
import-no-account = Tidak ada akun yang bisa memiliki notifikasi ini. Tambahkan dulu satu akun.
import-no-logs = { $n ->
        [0] Tidak ada berkas di dalamnya.
       *[other] Tidak ada log di dalamnya; { $n } berkas dilewati.
    }
import-not-there = { $path } tidak dapat dibaca: { $words }

import-progress = Kemajuan impor
import-looking = Mencari log…
import-reading = { $n ->
        [1] Membaca { $name }
       *[other] Membaca { $n } berkas, yang pertama { $name }
    }
import-read-of = { $read } dari { $total }
import-read-so-far = { $read } dibaca
import-rate = { $rate } per detik
import-left = kira-kira { $left } lagi
import-cancel = Batalkan impor
import-cancelling = Membatalkan…
import-show = Tampilkan impor
size-bytes = { $n } bita
size-kilobytes = { $n } kB
size-megabytes = { $n } MB
size-gigabytes = { $n } GB
time-seconds = { $n } dtk
time-minutes = { $n } mnt

import-count-notifications = Notifikasi
import-count-new = Baru
import-count-repeats = Berulang
import-count-verified = Terverifikasi
import-count-wrong = Tanda tangan salah
import-count-unverifiable = Tidak bisa diverifikasi
import-count-homeless = Milik merchant lain
import-count-skipped = Dilewati
import-count-faults = Tidak terbaca

import-done = { $n } notifikasi diimpor, { $new } di antaranya baru.
import-found-none = Tidak ada notifikasi pembayaran masuk yang ditemukan.
import-cancelled = Dibatalkan setelah { $n } notifikasi. { $new } yang baru sudah disimpan; sisanya dibaca lagi.
import-failed = Impor terputus. Yang sudah ditulis tetap disimpan.
import-span = Dari { $first } sampai { $last }.
import-asked = Gateway sedang ditanya tentang { $n } pesanan.
import-unasked = Pesanan yang hanya bersandar pada notifikasi lebih banyak daripada yang ditanyakan Cobro sekaligus. Periksa yang lama di halamannya.
import-keyless = Kunci { $account } tidak tersedia, jadi tidak satu pun notifikasinya dapat diverifikasi.
import-exceptions = Lihat pengecualian
import-notifications = Tampilkan notifikasi
import-files-read = Yang dibaca: { $n } berkas
import-file-found = { $n } notifikasi, { $skipped } dilewati, { $faults } tidak terbaca
import-files-more = Dan { $n } lagi.
import-passed-over = { $n } berkas dilewati: tersembunyi, atau jelas bukan log.
import-examples = Perlu dilihat
import-no-key = Merchant { $merchant } belum punya akun dengan kunci di sini. Tambahkan, lalu impor lognya lagi.
import-collision = Alarm: satu tanda tangan sah ada pada dua isi yang berbeda. Mungkin ada yang memalsukan notifikasi.
import-broken-off = { $files ->
        [1] Impor { $name } terputus.
       *[other] Impor { $files } berkas terputus setelah { $done } berkas. Yang pertama { $name }.
    }
import-none-broken-off = Tidak ada yang bisa dilanjutkan: berkasnya sudah tidak ada atau berubah. Impor lagi.
import-resume = Lanjutkan
import-forget = Biarkan

verdict-verified = Terverifikasi
verdict-wrong = Tanda tangan salah
verdict-retired = Kunci tidak dipakai saat itu
verdict-unsigned = Log tidak menyimpan tanda tangan
verdict-reencoded = Bita hilang di log
verdict-no-key = Tidak ada kunci untuk merchant ini
verdict-mismatch = Header dan isi menyebut merchant berbeda

skip-payout = Tentang pembayaran keluar
skip-other = Hal lain
skip-noise = Baris tentang hal lain

fault-torn = Berkas berakhir di tengahnya
fault-too-long = Lebih panjang daripada yang dibaca Cobro
fault-body-too-long = Isi lebih panjang daripada notifikasi mana pun
fault-not-utf8 = Bukan teks UTF-8
fault-control = Karakter kontrol di dalam teks
fault-duplicate = Kunci { $key } ada dua kali, jadi tidak ada yang tahu mana yang berlaku
fault-too-deep = Bersarang terlalu dalam
fault-not-json = Bukan JSON: { $words }
fault-malformed = Rusak: { $words }
fault-unreadable = Tidak dapat dibaca: { $words }

notices-all = Semua
notices-time = Dikirim
notices-verdict = Tanda tangan
notices-status = Status
notices-deliveries = Kali
notices-origin = Ditemukan di
notices-search = Cari nomor pesanan
notices-total = { $n } notifikasi
# Satu baris, untuk pembaca layar.
notices-row = { $number }, { $amount }, { $verdict }, datang { $n } kali
notices-none-body = Tidak ada notifikasi yang cocok dengan pencarian dan kelompok yang dipilih. Bagian mana pun dari nomor pesanan dapat dicari.
notices-none-step = Tampilkan semua notifikasi

verdict-verified-why = Tanda tangan benar untuk bita yang persis ini, dengan kunci akun ini. Soal pembayaran, jawaban kueri tetap yang menentukan.
verdict-wrong-why = Tanda tangan tidak cocok dengan bita ini. Entah orang lain yang mengirimnya, entah log mengubah isinya, entah ditandatangani dengan kunci lama yang belum ada di akun ini. Di sini tidak ada yang berubah; jangan kirim barang karena ini.
verdict-retired-why = Tanda tangan benar, tetapi menurut tanggalnya kunci itu tidak dipakai saat ini dikirim. Bila memang dipakai, ubah tanggal kunci di Akun dan impor lagi lognya. Sampai itu, di sini tidak ada yang berubah.
verdict-unsigned-why = Log menyimpan isi tetapi tidak header Sign, jadi tidak ada yang tahu siapa pengirimnya. Biarkan server Anda mencatat header.
verdict-reencoded-why = Log membongkar isinya, jadi bita yang ditandatangani sudah hilang. Biarkan server Anda mencatat isi seperti saat datang.
verdict-no-key-why = Saat diimpor tidak ada kunci untuk merchant ini. Tambahkan kuncinya dan impor lagi lognya.
verdict-mismatch-why = Header MerchantId menyebut merchant lain daripada isinya. Di sini tidak ada yang berubah.

notice-first = Pertama terlihat
notice-last = Terakhir terlihat
notice-not-kept = Tidak ada di log
notice-no-order = Tidak ada yang terverifikasi tentang pesanan ini, jadi pesanan ini tidak punya halaman.
# Headers, as they are on the wire.
notice-header-merchant = MerchantId
notice-header-sign = Sign
notice-body = Bita persis
notice-body-lost = Seperti yang ada di log; bita yang dikirim sudah hilang.
notice-http = Sebagai permintaan HTTP
notice-http-note = Ke URL notifikasi akun ini, dengan header yang tersimpan.
notice-curl = perintah curl
notice-copy-curl = Salin sebagai curl

send-open = Kirim lagi…
send-title = Kirim lagi
send-what = Mengirim permintaan yang sama ke server yang Anda sebutkan, misalnya server uji, dan menilai jawabannya seperti gateway. Kunci API tidak pernah dikirim.
send-url = Alamat server Anda
send-url-hint = http://127.0.0.1:8080/webhooks
send-sign-anew = Tanda tangani ulang dengan kunci akun ini
send-must-sign = Log tidak punya tanda tangan yang cocok, jadi Cobro menandatanganinya dengan kunci akun ini.
send-now = Kirim
send-ask-title = Kirim ke { $host }?
send-ask = Notifikasi { $order } dikirim ke server yang bukan komputer ini. Jika itu toko Anda yang sebenarnya, toko bisa mengirim barang lagi.
send-ask-signed = Cobro menandatangani notifikasi { $order } dengan kunci akun ini, jadi penerimanya menganggapnya asli. Pastikan uangnya sudah masuk sebelum Anda mengirimnya ke toko.
send-gone = Notifikasi ini sudah tidak ada.
send-no-signature = Log tidak menyimpan tanda tangan. Biarkan Cobro menandatanganinya ulang.
send-taken = Gateway akan menganggapnya diterima, menurut kedua aturannya.
send-half-taken = Halaman gateway tidak sepakat tentang jawaban ini. Jawablah dengan status 200 dan isi SUCCESS.
send-not-taken = Gateway akan mengirimnya lagi: menurut kedua aturannya tidak diterima. Jawablah dengan status 200 dan isi SUCCESS.
send-answer = Status { $status }, dikirim { $at }, dijawab setelah { $millis } ms.
send-body-right = Isinya SUCCESS, seperti yang diminta halaman lama.
send-body-wrong = Isinya bukan SUCCESS, yang diminta halaman lama.
send-status-right = Statusnya 200, 301, atau 302, seperti yang diminta halaman baru.
send-status-wrong = Statusnya bukan 200, 301, atau 302, yang diminta halaman baru.
send-signed-anew = Ditandatangani ulang.
