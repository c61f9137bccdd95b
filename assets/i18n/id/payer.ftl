# Messages for the payer. Each language a payer may have is a language of its own here, also Urdu. What is
# selected by tone says the same to somebody unknown and to somebody who was here yesterday.

payer-hello = { $tone ->
    [friendly] Halo!
   *[formal] Pelanggan yang terhormat,
}
payer-pay = { $tone ->
    [friendly] Ini data untuk membayar { $amount }, ya.
   *[formal] Mohon bayar { $amount }.
}
payer-thanks = { $tone ->
    [friendly] Terima kasih banyak!
   *[formal] Jika ada pertanyaan, silakan balas pesan ini.
}
payer-steps = Cara membayar:
payer-spei = Transfer lewat SPEI ke:
payer-va = Transfer ke virtual account ini:
payer-store = Bayar di { $method } dengan kode ini:
payer-push = Konfirmasikan permintaan pembayaran di ponsel Anda.
payer-scan = Pindai kode QR yang menyertai pesan ini.
payer-link = Bayar di sini:
payer-until = Bayar sebelum { $until }.

# What was paid does not fit what was asked for. Nothing is promised in the merchant's name.
payer-underpaid = Pembayaran Anda sebesar { $paid } sudah kami terima; jumlah tagihannya { $asked }.
payer-underpaid-rest = Masih kurang { $missing }. Mohon bayar kekurangannya dengan data baru yang kami kirim terpisah.
payer-overpaid = Kami menerima { $paid }; jumlah tagihannya { $asked }, jadi Anda membayar lebih { $extra }.
payer-late = Pembayaran Anda sebesar { $paid } kami terima pada { $at }; batas waktunya { $until }.
payer-late-check = Kami sedang memeriksanya dan akan mengabari Anda.
payer-repeated = Kami menerima { $times } pembayaran, masing-masing { $amount }, untuk pesanan yang sama: lebih { $extra }.
payer-agree = Mohon balas pesan ini agar kita dapat menyepakati penyelesaian selisihnya.

# Sheets and cards: what a file is called, without accents; and warnings on them.
payer-file = pembayaran
payer-shortened = Ada teks yang terlalu panjang dan dipotong.
payer-test = Ini hanya uji coba. Jangan dibayar.

# Jendela yang dilihat pembayar.
payer-window = Pembayaran
payer-window-scan = Pindai kode ini dengan aplikasi Anda
payer-window-link = Pindai kode ini: membuka { $host }
payer-window-waiting = Menunggu pembayaran
payer-window-wait = Mohon tunggu sebentar.
payer-window-confirming = Pembayaran Anda terlihat dan sedang dikonfirmasi.
payer-window-paid = Lunas. Terima kasih!
payer-window-closing = Jendela ini tertutup dalam { $n } dtk.
payer-window-over = Mohon jangan bayar lagi dengan data ini. Mintalah data baru.
payer-left-seconds = sisa { $time }
payer-left-minutes = sisa { $n } menit
payer-left-hours = sisa { $n } jam
payer-left-days = sisa { $n } hari
