# Jendela yang dilihat pembayar; isinya ada di payer.ftl.

customer = Jendela pelanggan
    .also = pembayar layar kedua tampilkan QR
customer-close = Tutup jendela pelanggan
customer-opened = Jendela pelanggan terbuka. Jendela tertutup sendiri setelah pembayaran.
why-nothing-to-show = Tidak ada yang perlu ditampilkan kepada pembayar, atau tidak lagi
