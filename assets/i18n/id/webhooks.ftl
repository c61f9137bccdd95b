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
import-cancelled = Dibatalkan. { $n } notifikasi sudah dibaca, { $new } di antaranya baru; yang sudah dibaca disimpan.
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
import-collision = Alarm: satu tanda tangan sah ada pada dua isi yang berbeda. Mungkin ada yang memalsukan notifikasi.
import-broken-off = { $files ->
        [1] Impor { $name } terputus.
       *[other] Impor { $files } berkas terputus setelah { $done } berkas. Yang pertama { $name }.
    }
import-resume = Lanjutkan
import-forget = Biarkan

verdict-verified = Terverifikasi
verdict-wrong = Tanda tangan salah
verdict-retired = Ditandatangani dengan kunci lama
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
