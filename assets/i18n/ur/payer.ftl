# A short message for the payer. Each language a payer may have is a language of its own here, also Urdu.

payer-pay = براہِ کرم { $amount } ادا کریں۔
payer-spei = اس CLABE پر SPEI کے ذریعے رقم بھیجیں:
payer-va = اس ورچوئل اکاؤنٹ میں رقم بھیجیں:
payer-store = یہ کوڈ دکھا کر { $method } پر ادائیگی کریں:
payer-push = اپنے فون پر ادائیگی کی درخواست کی تصدیق کریں۔
payer-scan = اس پیغام کے ساتھ بھیجا گیا QR کوڈ اسکین کریں۔
payer-bank = بینک: { $value }
payer-clabe = اکاؤنٹ نمبر (CLABE): { $value }
payer-code = ادائیگی کوڈ: { $value }
payer-concept = تفصیل (concepto): { $value }
payer-convenio = بینک BBVA سے، convenio CIE: { $value }
payer-convenio-reference = بینک BBVA سے، حوالہ: { $value }
payer-reference = حوالہ: { $value }
payer-account = اکاؤنٹ: { $value }
payer-link = یہاں ادائیگی کریں:
payer-until = آخری وقت: { $until } ({ $zone })
