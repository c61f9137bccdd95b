# Names of the values that a payer is told (the copy button reads "Copy CLABE"). Screen and payer share the
# names. Those of BBVA's own form stand as they do on its screen.

sheet-amount = Amount
sheet-bank = Bank
sheet-cci = CCI
sheet-cie-convenio = Número de convenio CIE
sheet-cie-reference = Referencia
sheet-clabe = CLABE
sheet-code = Payment code
sheet-concept = Concept
sheet-convenio = Convenio CIE (from BBVA)
sheet-convenio-reference = Reference (from BBVA)
sheet-merchant = Name in the app
sheet-nmid = NMID
sheet-reference = Reference
sheet-va = Virtual account
