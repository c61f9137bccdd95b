# The list of orders.

orders-group-all = Semua
orders-group-waiting = Menunggu
orders-group-paid = Dibayar
orders-group-attention = Perlu perhatian
orders-group-not-made = Tidak dibuat
orders-search = Cari pesanan
orders-total = { $n } pesanan

orders-created = Dibuat
orders-number = Nomor pesanan
orders-payer = Pembayar
orders-remark = Keterangan
orders-method = Metode
orders-amount = Nominal
orders-status = Status
orders-checked = Dicek
# A row, for screen readers.
orders-row = { $number }, { $amount }, { $status }, { $payer }
orders-row-contradicted = { $number }, { $amount }, { $status }, { $payer }, ada pertentangan

orders-empty-title = Belum ada pesanan
orders-empty-body = Setiap permintaan yang Anda buat tampil di sini, dengan status dan sumber statusnya.
orders-empty-step = Buat permintaan pertama
orders-none-title = Tidak ditemukan
orders-none-body = Tidak ada pesanan yang cocok dengan pencarian dan kelompok yang dipilih. Anda dapat mencari sebagian nomor, nama, atau keterangan.
orders-none-step = Tampilkan semua pesanan
