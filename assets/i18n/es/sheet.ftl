# Names of the values that a payer is told (the copy button reads "Copy CLABE"). Screen and payer share the
# names. Those of Mexican banks' forms stand as they do on their screens.

sheet-amount = Importe
sheet-bank = Banco
sheet-cci = CCI
sheet-cie-convenio = Número de convenio CIE
sheet-cie-reference = Referencia
sheet-clabe = CLABE
sheet-code = Código de pago
sheet-concept = Concepto de pago
sheet-convenio = Convenio CIE (desde BBVA)
sheet-convenio-reference = Referencia (desde BBVA)
sheet-merchant = Nombre en la app
sheet-nmid = NMID
sheet-reference = Referencia (7 dígitos)
sheet-va = Cuenta virtual
