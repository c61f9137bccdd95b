# Pages that have nothing to show yet.

webhooks-empty-title = Tidak ada log webhook
webhooks-empty-body = Bawa log server Anda sendiri: Cobro menemukan notifikasi di dalamnya, memeriksa setiap tanda tangan, dan bertanya ke gateway tentang yang belum jelas. Cobro tidak memerlukannya untuk melihat pembayaran: Cobro bertanya sendiri ke gateway.

webhooks-signature = Benar dari gateway?
webhooks-signature-more = Tanda tangan setiap notifikasi diperiksa dengan kunci Anda.
webhooks-missed = Apa yang terlewat oleh server Anda?
webhooks-missed-more = Pembayaran yang diketahui gateway tetapi tidak ada di log Anda.
webhooks-silent = Apa yang diterima tetapi ditolak?
webhooks-silent-more = Notifikasi yang datang berulang kali karena server Anda tidak menjawab semestinya.
