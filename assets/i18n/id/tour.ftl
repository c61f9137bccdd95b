# The tour of one payin on the sandbox. `.body` says what to do.

tour-name = Tur
tour-number = Langkah { $n } dari { $total }
tour-title = { $number }: { $title }

tour-welcome = Coba satu pembayaran dari awal sampai akhir
    .body = Enam langkah singkat dengan uang mainan, sekitar dua menit. Anda bisa berhenti kapan saja.
tour-request = Buat permintaan pembayaran
    .body = Buka Permintaan baru, isi nominal dan pembayar, lalu buat permintaannya. Ini bukan uang sungguhan.
tour-read = Lihat yang diterima pembayar
    .body = Inilah nomor-nomor untuk membayar. Salin salah satu, seperti saat mengirimnya ke pembayar, atau lanjutkan.
tour-pay = Mainkan peran pembayar
    .body = Di sandbox Anda juga yang membayar: tekan “Bayar pas” di simulator pembayar.
tour-paid = Sudah dibayar
    .body = Cobro bertanya ke gateway dan melihatnya sendiri. Di samping nominal tertulis status pesanan, dari mana Cobro tahu, dan sejak kapan.
tour-find = Temukan lagi
    .body = Semua permintaan tersimpan di Pesanan. Buka Pesanan, lalu buka yang ini: { $number }.
tour-account = Berikutnya: akun Anda sendiri
    .body = Tutup sandbox, jalankan Cobro seperti biasa, lalu buka Akun. Di sana Anda menambahkan ID merchant dan kunci API dari gateway.

tour-start = Mulai tur
tour-not-now = Nanti saja
tour-next = Lanjut
tour-end = Akhiri tur
tour-done = Selesai
tour-open-order = Tampilkan pesanan
tour-waits = Tur bisa dilanjutkan dari Bantuan
tour-over = Tur selesai. Anda bisa mengulanginya dari Bantuan.
