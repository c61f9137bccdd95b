# The command palette.

palette-open = Cari apa saja
palette-results = Hasil
palette-none = Tidak ada yang cocok. Pesanan dapat dicari dengan nomor, pembayar, keterangan, atau kode pembayaran.
palette-searching = Mencari di pesanan…
palette-count = { $n ->
        [0] Tidak ada hasil
       *[other] { $n } hasil
    }
palette-keys = Panah: pilih · Enter: buka · Esc: tutup
palette-search = Cari “{ $query }” di semua pesanan
