# The list of orders.

orders-group-all = Semua
orders-group-waiting = Menunggu
orders-group-paid = Dibayar
orders-group-attention = Perlu perhatian
orders-group-unpaid = Tidak dibayar
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
orders-row-excepted = { $number }, { $amount }, { $status }, { $payer }, ada pengecualian

orders-empty-title = Belum ada pesanan
orders-empty-body = Setiap permintaan yang Anda buat tampil di sini, dengan status dan sumber statusnya.
orders-empty-step = Buat permintaan pertama
orders-none-title = Tidak ditemukan
orders-none-body = Tidak ada pesanan yang cocok dengan pencarian dan kelompok yang dipilih. Anda dapat mencari sebagian nomor, nama, atau keterangan.
orders-none-step = Tampilkan semua pesanan

# Spans of time: of the day an order was made, but for the last two.
orders-when-ever = Kapan saja
orders-when-today = Dibuat hari ini
orders-when-week = Dibuat 7 hari terakhir
orders-when-month = Dibuat 30 hari terakhir
orders-when-paid-today = Dibayar hari ini
orders-when-expires-soon = Berakhir dalam satu jam
orders-any-method = Semua metode
orders-search-clear = Hapus pencarian
orders-offline = { $n } pengecekan terakhir gagal: yang Anda lihat mungkin lebih lama dari kelihatannya. Cobro terus mencoba.
orders-detail-open = Buka halaman pesanan
orders-detail-close = Tutup rincian
orders-detail-width = Lebar rincian
