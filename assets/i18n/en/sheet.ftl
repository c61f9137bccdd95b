# Names of the values that a payer is told (the copy button reads "Copy CLABE"), and warnings. Screen and payer share
# the names. Those of BBVA's own form stand as they do on its screen.

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

sheet-warning-clabe = The CLABE's check digit is wrong, so a bank would refuse it. Check it with the gateway before you give it to anyone.
sheet-warning-empty = The gateway made the order but told nothing to pay to. Check it again, or ask the gateway.
sheet-warning-link = The gateway's link is not one that can be opened safely, so it is not shown.
sheet-warning-qris = The QR code's checksum is wrong, so a wallet would refuse it. Check it with the gateway before you give it to anyone.
