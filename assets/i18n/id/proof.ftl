# "I have paid, and you do not see it": what speaks for an order, and what Banxico's page asks, in the page's words.

proof-same-number = { $what } adalah nomor yang disebutkan
proof-same-end = { $what } berakhiran seperti nomor yang disebutkan
proof-same-amount = Nominalnya sama
proof-less = Dibayar kurang dari { $ordered }
proof-more = Dibayar lebih dari { $ordered }
proof-in-time = Dibayar selama pesanan berlaku
proof-after = Dibayar { $n } hari setelah pesanan kedaluwarsa
proof-before = Dibayar { $n } hari sebelum pesanan dibuat
proof-same-rail = Dibayar dengan cara ini
proof-other-rail = Dibayar dengan cara lain
proof-open = Pesanan menunggu pembayaran
proof-paid-already = Pesanan sudah dibayar: ini mungkin pembayaran kedua
proof-never-made = Pesanan tidak pernah dibuat di gateway
proof-wait-until = Masih terlalu dini untuk khawatir: pembayaran tunai biasanya terlihat paling lambat { $at }. Minta pembayar menyimpan struknya.
proof-wait-over = Seharusnya sudah terlihat paling lambat { $at }. Minta struk dari pembayar, lalu tanyakan ke gateway dengan nomor-nomor pesanan.
proof-wait-minutes = Pembayaran seperti ini biasanya terlihat dalam beberapa menit. Jika baru saja dilakukan, periksa lagi sebentar lagi.
proof-wait-unknown = Tidak diketahui berapa lama pembayaran seperti ini. Minta pembayar menyimpan struknya.

cep-date = Fecha en la que realizó el pago
cep-tracking-key = Clave de rastreo
cep-sender = Institución emisora del pago
cep-receiver = Institución receptora del pago
cep-account = Cuenta beneficiaria
cep-amount = Monto del pago
