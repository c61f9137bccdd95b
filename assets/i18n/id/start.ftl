# What keeps Cobro from starting; said in a small window, before there is anything else.

start-failed = Cobro tidak dapat dimulai
start-failed-close = Tutup

start-no-home = Pengguna ini tidak punya folder beranda.
    .now = Jalankan Cobro dengan --data-dir dan folder untuk menyimpan datanya.
start-folder = Folder data { $path } tidak dapat dipakai.
    .now = Pastikan Anda boleh menulis di sana, atau tentukan folder data lain dengan --data-dir.
start-running = Cobro sudah berjalan dengan { $path }.
    .now = Pakai jendela yang terbuka, atau tutup dulu.
start-lock = Berkas { $path } tidak dapat dikunci.
    .now = Tentukan folder data di disk komputer ini dengan --data-dir.
start-logs = Log tidak dapat ditulis di { $path }.
    .now = Pastikan Anda boleh menulis di sana dan disk tidak penuh.

start-ledger-locked = Buku pesanan { $path } sedang dipakai program lain.
    .now = Tutup program itu lalu coba lagi.
start-ledger-newer = Buku pesanan { $path } ditulis oleh Cobro versi lebih baru. Isinya tidak diubah.
    .now = Pasang versi yang lebih baru.
start-ledger-other = Berkas { $path } bukan buku pesanan Cobro. Isinya tidak diubah.
    .now = Pindahkan berkas itu, atau tentukan folder data lain dengan --data-dir.
start-ledger-unreadable = Buku pesanan { $path } tidak dapat dibaca dan ditulis.
    .now = Pastikan Anda boleh menulis di sana, atau tentukan folder data lain dengan --data-dir.
start-ledger-damaged = Buku pesanan { $path } rusak.
    .now = Simpan salinannya. Jalankan “cobro ledger verify”, lalu bangun ulang atau pulihkan cadangan.
start-disk-full = Disk penuh sehingga { $path } tidak dapat ditulis. Tidak ada yang hilang.
    .now = Kosongkan ruang lalu jalankan lagi.
start-ledger-failed = Buku pesanan { $path } tidak dapat dibuka.
    .now = Simpan salinannya lalu jalankan “cobro ledger verify”.

start-sandbox = Gateway sandbox tidak dapat dimulai.
    .now = Pastikan program boleh menerima koneksi di 127.0.0.1, lalu coba lagi.
start-system = Sistem menolak sumber daya yang diperlukan Cobro.
    .now = Tutup program lain lalu coba lagi.
start-no-desktop = Cobro tidak menemukan desktop untuk membuka jendelanya.
    .now = Perintah seperti “cobro ledger verify” tetap dapat dijalankan; lihat “cobro --help”.
start-no-window = Cobro tidak dapat membuka jendelanya.
    .now = Perbarui driver grafis komputer ini. Pada desktop jarak jauh atau mesin virtual, aktifkan grafis 3D.
