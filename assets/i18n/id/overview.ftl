# The page Overview.

overview-no-account-title = Selamat datang di Cobro
overview-no-account-body = Cobro membuat permintaan pembayaran, memberi tahu pembayar cara membayar, dan memantau setiap pesanan sampai uangnya masuk. Mulailah dengan akun yang diberikan gateway kepada Anda.
overview-no-account-button = Tambah akun

overview-no-orders-title = Belum ada permintaan pembayaran
overview-no-orders-body = Buat yang pertama: ketik nominal dan nama pembayar, lalu Cobro menampilkan yang diperlukan pembayar.
overview-new-request = Permintaan baru

overview-expires-soon = Segera berakhir
# A figure, for screen readers.
overview-figure = { $figure }: { $n ->
        [0] tidak ada
       *[other] { $n } pesanan, { $money }
    }
overview-sum-too-large = Terlalu besar untuk dijumlahkan
overview-newest = Pesanan terbaru
overview-all = Semua pesanan
