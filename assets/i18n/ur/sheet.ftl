# Names of the values that a payer is told.

sheet-amount = رقم
sheet-bank = بینک
sheet-cci = اکاؤنٹ نمبر (CCI)
sheet-cie-convenio = نمبر (Número de convenio CIE)
sheet-cie-reference = حوالہ (Referencia)
sheet-clabe = اکاؤنٹ نمبر (CLABE)
sheet-code = ادائیگی کوڈ
sheet-concept = تفصیل
sheet-convenio = بینک BBVA سے، Convenio CIE
sheet-convenio-reference = بینک BBVA سے، حوالہ
sheet-merchant = وصول کنندہ
sheet-nmid = دکان کا نمبر (NMID)
sheet-reference = حوالہ
sheet-va = ورچوئل اکاؤنٹ
