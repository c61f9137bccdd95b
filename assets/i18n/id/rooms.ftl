# Pages that have nothing to show yet.

rooms-soon = Yang akan ada di sini

exceptions-empty-title = Tidak ada pengecualian
exceptions-empty-body = Pembayaran yang perlu ditangani orang akan ada di sini, masing-masing sebagai satu kalimat dengan hitungannya. Untuk sekarang Cobro menandai pesanan itu di Pesanan dan menghitungnya di ringkasan.
exceptions-step = Tampilkan yang perlu perhatian
exceptions-amount = Nominal lain
exceptions-amount-more = Dibayar kurang atau lebih dari yang diminta, dan selisihnya.
exceptions-twice = Dibayar dua kali
exceptions-twice-more = Permintaan yang sama dibayar lagi: satu pembayaran harus dikembalikan.
exceptions-late = Terlambat dibayar
exceptions-late-more = Uang masuk setelah permintaan berakhir.
exceptions-contradiction = Jawaban yang bertentangan
exceptions-contradiction-more = Gateway mengatakan hal-hal yang tidak mungkin benar semuanya.

webhooks-empty-title = Tidak ada log webhook
webhooks-empty-body = Bawa log server Anda sendiri: Cobro menemukan notifikasi di dalamnya, memeriksa setiap tanda tangan, dan bertanya ke gateway tentang yang belum jelas. Cobro tidak memerlukannya untuk melihat pembayaran: Cobro bertanya sendiri ke gateway.

webhooks-signature = Benar dari gateway?
webhooks-signature-more = Tanda tangan setiap notifikasi diperiksa dengan kunci Anda.
webhooks-missed = Apa yang terlewat oleh server Anda?
webhooks-missed-more = Pembayaran yang diketahui gateway tetapi tidak ada di log Anda.
webhooks-silent = Apa yang diterima tetapi ditolak?
webhooks-silent-more = Notifikasi yang datang berulang kali karena server Anda tidak menjawab semestinya.
