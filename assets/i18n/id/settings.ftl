# The page Settings.

settings-look = Tampilan
settings-theme = Terang atau gelap
settings-contrast = Kontras
settings-size = Ukuran tampilan
settings-size-now = { $percent } %
theme-system = Ikuti sistem
theme-light = Terang
theme-dark = Gelap
contrast-system = Kontras mengikuti sistem
contrast-normal = Kontras biasa
contrast-high = Kontras tinggi
settings-motion = Gerakan
motion-system = Gerakan mengikuti sistem
motion-reduced = Gerakan dikurangi
motion-full = Gerakan penuh

settings-language = Bahasa
settings-language-choice = Bahasa layar
# Languages name themselves; this one is whatever the system speaks.
language-system = Ikuti sistem ({ $language })

settings-data = Data
settings-data-dir = Folder data
settings-data-note = Buku pesanan, pengaturan, dan log. Kunci API tidak pernah ada di dalamnya.

settings-markets = Pasar
settings-market-file = Berkas pasar
settings-market-note = Koreksi Anda sendiri atas pasar bawaan, dan pasar yang Anda tambahkan. Dibaca saat Cobro dimulai.
settings-market-folder = Berkas yang ditambahkan
settings-market-none = Anda belum mengubah apa pun.
settings-market-set = { $market }: berkas Anda menetapkan { $keys }
settings-problems = Ada kesalahan di berkas pasar; nilai bawaan yang dipakai
settings-problem = { $file }, baris { $line }, { $key }: { $message }
settings-keyboard = Papan ketik
settings-shortcuts = Semua pintasan

settings-about = Tentang
settings-version = Cobro { $version }
settings-licences = Lisensi semua isi Cobro
settings-licences-name = Lisensi: pustaka, huruf, ikon
