# "Paid but not shown?": which order a payment is for.

claim-title = Sudah bayar, belum terlihat?
    .also = bukti struk pembayaran hilang transfer kode pelacakan CEP Banxico pesanan mana
claim-intro = Ketik apa yang dikatakan pembayar, sejauh yang Anda tahu. Cobro mencari pesanannya dan memberi tahu apakah masih terlalu dini untuk khawatir.
claim-day = Hari pembayaran
claim-day-unreadable = Ketik tanggal seperti { $example }
claim-day-future = Hari ini belum tiba
claim-today = Hari ini
claim-yesterday = Kemarin
claim-amount = Nominal yang dibayar ({ $currency })
claim-number = Kode pelacakan atau nomor apa pun
claim-number-note = Dari struk, atau empat angka terakhirnya
claim-rail = Cara pembayaran
claim-rail-note = Pesanan yang lebih mungkin ditaruh di atas.
claim-rail-any = Tidak diketahui
claim-rail-spei = Transfer bank (SPEI)
claim-rail-cash = Tunai di kasir
claim-rail-account = Virtual account
claim-rail-store = Tunai di minimarket
claim-rail-qris = QRIS
claim-rail-wallet = Dompet digital, lewat halamannya
claim-rail-push = Dompet digital, lewat permintaan di ponsel
claim-rail-qr = Kode QR atau dompet digital
claim-rail-pse = Rekening bank (PSE)
claim-rail-other = Dengan cara lain
claim-nothing = Ketik setidaknya hari, nominal, atau sebuah nomor
claim-find = Cari pesanan
claim-loading = Mencari di antara pesanan
claim-empty-title = Apa yang diketahui pembayar?
claim-empty-body = Nominal dan hari adalah awal yang baik. Kode pelacakan atau angka terakhir sebuah rekening sering sudah cukup.
claim-none-title = Tidak ada pesanan yang cocok
claim-none-body = Bandingkan nominal dan hari dengan struk pembayar, atau ketik nomor lain darinya. Pembayaran itu mungkin milik akun lain.
claim-found = { $n ->
       *[other] { $n } pesanan cocok, yang paling mungkin di atas
    }
claim-more = { $n ->
       *[other] { $n } lagi cocok. Beri tahu lebih banyak tentang pembayaran untuk mempersempit.
    }
claim-about-not = Pesanan asal Anda tidak cocok dengan yang dikatakan.
claim-open-order = Buka { $number }
claim-made = dibuat { $at }
claim-cep = Tanya Banxico (CEP)
claim-cep-note = Salin nilai ini ke halaman Banxico, yang memberi tahu apakah transfer selesai atau dikembalikan. Cobro tidak mengirim apa pun ke sana.
claim-cep-ask-payer = tanyakan kepada pembayar
claim-cep-open = Buka halaman Banxico
