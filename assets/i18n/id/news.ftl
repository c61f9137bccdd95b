# What happened lately: toasts and the list of them.

toast-message-copied = Pesan untuk pembayar disalin ({ $language })
toast-copied = { $what } disalin
toast-dismiss = Tutup
aside-close = Tutup
news-empty = Belum ada. Yang disampaikan Cobro tersimpan di sini sementara: pembayaran, kegagalan, hal yang disimpan.
news-unseen = Ada yang baru
news-open-order = Buka pesanan
news-paid = { $number } sudah dibayar: { $amount }
news-failed = { $number } sebesar { $amount } gagal
news-rejected = Gateway menolak { $number } sebesar { $amount }
news-unknown = Belum diketahui apakah { $number } sebesar { $amount } dibuat; Cobro sedang menanyai gateway
news-not-made = Gateway tidak punya { $number } sebesar { $amount }
news-set-aside = { $number } disisihkan
news-taken-back = { $number } dikembalikan
