# Giving instructions out: texts to copy, files to save, a sheet to print.

share = Bagikan…
share-language = Bahasa pembayar
share-tone = Gaya bahasa
share-formal = Resmi
share-friendly = Ramah
share-short = Salin pesan singkat
share-long = Salin pesan dengan langkah
share-card = Simpan kartu (PNG)
share-sheet = Simpan lembar (PDF)
share-qr-png = Simpan kode QR (PNG)
share-qr-svg = Simpan kode QR (SVG)
share-barcode-png = Simpan barcode (PNG)
share-barcode-svg = Simpan barcode (SVG)
share-print = Cetak…
share-folder = Simpan berkas di
share-choose = Pilih folder…
share-urdu = Dalam bahasa Urdu hanya ada pesan. Kartu dan lembar dibuat dalam bahasa Inggris.
share-blocked = Instruksi ini ditahan: ada yang salah di dalamnya, seperti dijelaskan di atas.
share-saved = Tersimpan: { $path }
share-show = Tampilkan folder
share-failed = Berkas tidak dapat dibuat: { $why }. Periksa foldernya, atau pilih yang lain.
share-not-opened = Tidak ada program yang membuka lembar itu. Letaknya di sini: { $path }
