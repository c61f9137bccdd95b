# Membacakan data pesanan, lewat telepon atau di kasir.

aloud = Bacakan
    .also = dikte telepon ucapkan eja angka
aloud-language = Kata dalam { $language }
aloud-of = { $n } dari { $of }
aloud-types = Pembayar mengetiknya.
aloud-amount = Pembayar mengetik atau mencocokkannya.
aloud-compares = Pembayar mencocokkannya dengan yang tampil di bank atau aplikasi.
aloud-read-back = Yang diulang pembayar
aloud-hint = Ketik seperti yang Anda dengar. Spasi dan tanda hubung diabaikan.
aloud-group = Kelompok { $n } dari { $of }: { $text }, { $words }. { $mark }
aloud-missing = Belum diulang
aloud-begun = Belum lengkap
aloud-right = Benar
aloud-wrong = Ulangi
aloud-differs = Kelompok { $n } berbeda. Ucapkan lagi: { $words }
aloud-correct = { $what } diulang dengan benar
aloud-correct-at = { $what } diulang dengan benar · { $at }
aloud-previous = Sebelumnya
aloud-first = Ini yang pertama
aloud-next = Berikutnya
aloud-done = Selesai
key-page-up = PgUp
why-nothing-to-read = Tidak ada yang perlu dibacakan kepada pembayar, atau tidak lagi
