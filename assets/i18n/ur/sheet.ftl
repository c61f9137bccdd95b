# Names of the values that a payer in Pakistan is told.

sheet-amount = رقم
sheet-bank = بینک
sheet-code = ادائیگی کوڈ
sheet-concept = تفصیل
sheet-merchant = وصول کنندہ
sheet-reference = حوالہ
