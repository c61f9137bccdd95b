# Halaman Pengecualian: apa yang harus dilihat orang.

exceptions-empty-title = Tidak ada yang perlu Anda tangani
exceptions-empty-body = Semua pembayaran yang diketahui Cobro sesuai dengan yang diminta. Yang tidak sesuai akan ada di sini, masing-masing sebagai satu kalimat dengan hitungan dan buktinya.
exceptions-step = Tampilkan pesanan
exceptions-soon = Yang akan ada di sini
exceptions-amount = Nominal lain
exceptions-amount-more = Dibayar kurang atau lebih dari yang diminta, dan selisihnya.
exceptions-twice = Dibayar dua kali
exceptions-twice-more = Permintaan yang sama dibayar lagi: satu pembayaran harus dikembalikan.
exceptions-late = Terlambat dibayar
exceptions-late-more = Uang masuk setelah permintaan berakhir.
exceptions-contradiction = Jawaban yang bertentangan
exceptions-contradiction-more = Gateway mengatakan hal-hal yang tidak mungkin benar semuanya.

exceptions-none = Tidak ada dari jenis ini
    .body = Pengecualian lain mungkin masih terbuka.
exceptions-none-settled = Belum ada yang diselesaikan
    .body = Yang Anda terima, kembalikan, atau minta lagi akan ada di sini dan dapat dibuka kembali.
exceptions-show-open = Tampilkan semua yang terbuka
exceptions-narrow = Persempit daftar
exceptions-which = Pengecualian yang mana
exceptions-open = Terbuka
exceptions-settled = Selesai
exceptions-all = Semua
exceptions-kind = Jenis
exceptions-what = Apa yang terjadi
exceptions-since = Sejak
exceptions-row = { $kind }, { $number }: { $what }
exceptions-close = Tutup rincian
exceptions-gone = Ini selesai dengan sendirinya: yang kurang sudah datang.

exception-kind-underpaid = Kurang bayar
exception-kind-overpaid = Lebih bayar
exception-kind-twice = Dibayar ganda
exception-kind-mismatch = Nominal lain
exception-kind-contradiction = Pertentangan
exception-kind-unknown = Tak dikenal
exception-kind-signature = Tanda tangan salah
exception-kind-late = Terlambat
exception-kind-unconfirmed = Belum pasti
exception-kind-unnotified = Tanpa notifikasi

exception-underpaid = Dibayar { $paid } dari { $asked } (kurang { $percent } %)
exception-underpaid-parts = Dibayar { $paid } dari { $asked } (kurang { $percent } %) dalam { $n } pembayaran
exception-overpaid = Dibayar { $paid }, bukan { $asked } (lebih { $extra }, { $percent } %)
exception-overpaid-parts = Dibayar { $paid }, bukan { $asked } (lebih { $extra }, { $percent } %) dalam { $n } pembayaran
exception-twice = Dibayar { $amount } sebanyak { $n } kali (lebih { $extra })
exception-late = Dibayar { $paid } pada { $at }; waktu bayar habis pada { $until }
exception-unnotified = Dibayar { $paid } pada { $at }; log Anda tidak memuat notifikasinya
exception-unconfirmed = Sebuah notifikasi menyebut { $paid } dibayar; belum dipastikan lewat pengecekan
exception-denied = Sebuah notifikasi menyebut { $paid } dibayar; saat ditanya, gateway tidak menyebutnya
exception-unknown = Sebuah notifikasi menyebut { $paid } dibayar untuk pesanan yang tidak dibuat Cobro; saat ditanya, gateway tidak menyebutnya
exception-unknown-absent = Sebuah notifikasi menyebut { $paid } dibayar untuk pesanan yang tidak dikenal gateway
exception-unknown-patch = { $paid } dibayar di samping pesanan { $original }, yang tidak ada di sini
exception-contradictions = { $n ->
   *[other] { $n } hal yang tidak mungkin benar
}
exception-mismatch = Diminta { $asked }; di gateway tercatat { $told }
exception-mismatch-currency = Diminta { $asked }; dibayar { $paid }
exception-signature = { $n ->
   *[other] { $n } notifikasi dengan tanda tangan salah
}
exception-brief-pair = { $paid } / { $asked }
exception-brief-times = { $n } × { $amount }
exception-brief-money = { $paid }
exception-brief-messages = { $n ->
   *[other] { $n } notifikasi
}
exceptions-some-money = uang

exceptions-line = { $what }, { $notified }, { $confirmed }
exceptions-notified-never = tanpa notifikasi
exceptions-notified-once = satu notifikasi
exceptions-notified-twice = dua notifikasi
exceptions-notified-times = { $n } notifikasi
exceptions-confirmed = dipastikan lewat pengecekan { $age }
exceptions-confirmed-once = dipastikan lewat pengecekan
exceptions-not-confirmed = belum dipastikan lewat pengecekan
exceptions-since-at = Sejak { $at }
exceptions-part = { $amount } sebagai pesanan { $number }, { $at }
exceptions-original = Bagian dari pesanan { $number }

exception-advice-underpaid = Mintalah sisanya kepada pembayar, atau anggap yang dibayar sudah cukup.
exception-advice-overpaid = Sepakati dengan pembayar apa yang dilakukan dengan kelebihannya. Cobro tidak dapat mengembalikan uang.
exception-advice-twice = Sepakati dengan pembayar soal pembayaran kedua. Cobro tidak dapat mengembalikan uang.
exception-advice-mismatch = Jangan serahkan apa pun sebelum dukungan gateway menyebut nominal yang benar.
exception-advice-contradiction = Buka pesanan untuk melihat kedua sisi dengan waktunya, lalu tanyakan ke dukungan gateway.
exception-advice-unknown = Cek lagi. Bila gateway tetap tidak memastikannya, jangan andalkan uang itu.
exception-advice-signature = Tidak ada yang berubah. Bila ditandatangani dengan kunci lama, tambahkan kunci itu di Akun dan impor lagi lognya. Bila itu juga bukan uji coba Anda, ada yang mengirim notifikasi palsu ke server Anda.
exception-advice-late = Uangnya ada. Periksa apakah Anda masih menyerahkan barangnya, atau kembalikan.
exception-advice-unconfirmed = Cek lagi. Andalkan uang itu hanya setelah gateway memastikannya.
exception-advice-unnotified = Uangnya ada, tetapi sistem Anda mungkin tidak tahu. Periksa apa yang dilakukan server Anda saat itu.

exceptions-check = Cek lagi
exceptions-open-order = Buka pesanan
exceptions-accept-reason = Mengapa ini tidak apa-apa
exceptions-accept = Terima
exceptions-refund-reason = Bagaimana uang dikembalikan (boleh kosong)
exceptions-refund = Tandai dikembalikan
exceptions-reason-needed = Beberapa kata saja cukup; tersimpan di jurnal.
exceptions-settled-accepted = Diterima pada { $at }
exceptions-settled-refunded = Ditandai dikembalikan lewat jalan lain pada { $at }
exceptions-settled-requested = Sisanya diminta dengan permintaan { $number } pada { $at }
exceptions-accepted = { $number }: diterima apa adanya
exceptions-refunded = { $number }: ditandai dikembalikan lewat jalan lain
exceptions-requested = { $number }: sisanya sudah diminta
exceptions-reopened = { $number }: terbuka lagi
exceptions-message = Pesan untuk pembayar

exceptions-evidence = Dasarnya
exceptions-seen-at = Dilihat pada { $at }
exceptions-proof-request = Permintaan
exceptions-proof-answer = Jawaban gateway atas permintaan
exceptions-proof-query = Jawaban gateway atas pengecekan
exceptions-proof-webhook = { $n ->
    [1] Notifikasi, tanda tangan benar
   *[other] Notifikasi, tanda tangan benar, dikirim { $n } kali
}
exceptions-proof-unverified = { $n ->
    [1] Notifikasi, tidak terverifikasi
   *[other] Notifikasi, tidak terverifikasi, dikirim { $n } kali
}
exceptions-origin = Ditemukan di { $place }
exceptions-left-out = { $n ->
   *[other] { $n } byte lagi tidak ditampilkan.
}

request-rest-of = Permintaan ini meminta sisa pesanan { $number }. Begitu dibuat, pengecualian itu selesai.
request-rest-drop = Ini untuk hal lain

side-bar-exceptions = { $n } pengecualian terbuka
