# Names of the values that a payer is told (the copy button reads "Copy CLABE"). Screen and payer share the
# names. Those of Mexican banks' forms stand as they do on their screens.

sheet-amount = Nominal
sheet-bank = Bank
sheet-cci = CCI
sheet-cie-convenio = Número de convenio CIE
sheet-cie-reference = Referencia
sheet-clabe = CLABE
sheet-code = Kode pembayaran
sheet-concept = Concepto de pago
sheet-convenio = Convenio CIE (dari BBVA)
sheet-convenio-reference = Referensi (dari BBVA)
sheet-merchant = Nama di aplikasi
sheet-nmid = NMID
sheet-reference = Referencia (7 digit)
sheet-va = Virtual account
