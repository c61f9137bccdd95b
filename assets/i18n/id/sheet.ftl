# Names of the values that a payer is told (the copy button reads "Copy CLABE"), and warnings. Screen and payer share
# the names. Those of BBVA's own form stand as they do on its screen.

sheet-amount = Nominal
sheet-bank = Bank
sheet-cci = CCI
sheet-cie-convenio = Número de convenio CIE
sheet-cie-reference = Referencia
sheet-clabe = CLABE
sheet-code = Kode pembayaran
sheet-concept = Konsep (concepto)
sheet-convenio = Convenio CIE (dari BBVA)
sheet-convenio-reference = Referensi (dari BBVA)
sheet-merchant = Nama di aplikasi
sheet-nmid = NMID
sheet-reference = Referensi
sheet-va = Virtual account

sheet-warning-clabe = Angka pemeriksa CLABE salah, jadi bank akan menolaknya. Periksa dengan gateway sebelum memberikannya kepada siapa pun.
sheet-warning-empty = Gateway membuat pesanan tetapi tidak memberi tahu tujuan pembayaran. Cek lagi, atau tanyakan ke gateway.
sheet-warning-link = Tautan dari gateway tidak dapat dibuka dengan aman, jadi tidak ditampilkan.
sheet-warning-qris = Checksum kode QR salah, jadi dompet digital akan menolaknya. Periksa dengan gateway sebelum memberikannya kepada siapa pun.
