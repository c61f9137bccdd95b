# Names of the values that a payer is told (the copy button reads "Copy CLABE"). Screen and payer share the
# names. Those of Mexican banks' forms stand as they do on their screens.

sheet-amount = Amount
sheet-bank = Bank
sheet-cci = CCI
sheet-cie-convenio = Número de convenio CIE
sheet-cie-reference = Referencia
sheet-clabe = CLABE
sheet-code = Payment code
sheet-concept = Concepto de pago
sheet-convenio = Convenio CIE (from BBVA)
sheet-convenio-reference = Reference (from BBVA)
sheet-merchant = Name in the app
sheet-nmid = NMID
sheet-reference = Referencia (7 digits)
sheet-va = Virtual account
