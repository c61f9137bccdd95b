# The page Overview.

overview-no-account-title = Selamat datang di Cobro
overview-no-account-body = Cobro membuat permintaan pembayaran, memberi tahu pembayar cara membayar, dan memantau setiap pesanan sampai uangnya masuk. Mulailah dengan akun yang diberikan gateway kepada Anda.
overview-no-account-button = Tambah akun

overview-no-orders-title = Belum ada permintaan pembayaran
overview-no-orders-body = Buat yang pertama: ketik nominal dan nama pembayar, lalu Cobro menampilkan yang diperlukan pembayar.
overview-new-request = Permintaan baru

overview-group-person = Perlu perhatian
overview-group-waiting = Menunggu pembayaran
overview-group-paid = Dibayar
overview-group-person-note = Hasil belum diketahui, atau belum dikirim. Cobro terus menanyakan yang belum diketahui.
overview-group-none = Tidak ada
overview-all = Semua pesanan
overview-open-order = Buka pesanan { $number }
