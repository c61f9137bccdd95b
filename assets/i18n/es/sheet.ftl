# Names of the values that a payer is told (the copy button reads "Copy CLABE"), and warnings. Screen and payer share
# the names. Those of BBVA's own form stand as they do on its screen.

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
sheet-reference = Referencia numérica
sheet-va = Cuenta virtual

sheet-warning-clabe = El dígito verificador de la CLABE es incorrecto, así que un banco la rechazaría. Verifíquela con la pasarela antes de dársela a alguien.
sheet-warning-empty = La pasarela creó la orden, pero no indicó a dónde pagar. Consúltela de nuevo o pregunte a la pasarela.
sheet-warning-link = El enlace de la pasarela no se puede abrir con seguridad, así que no se muestra.
sheet-warning-qris = La suma de verificación del código QR es incorrecta, así que una billetera lo rechazaría. Verifíquelo con la pasarela antes de dárselo a alguien.
