# What a payer in Pakistan is asked, does and should know. Only the ways of paying that Pakistan has, and the sheet for
# products that nothing is known of; everything else is said in English.

ask-how = آپ کیسے ادائیگی کرنا چاہتے ہیں؟
ask-device = آپ لنک کہاں کھولیں گے؟

path-phone = فون پر
path-computer = کمپیوٹر پر
path-scan = کوڈ اسکین کریں
path-link = لنک کھولیں

step-amount-exact = بالکل { $amount } بھیجیں۔
step-amount-check = دیکھ لیں کہ رقم { $amount } ہے۔
step-amount-type = بالکل { $amount } لکھیں۔
step-pin = اپنے PIN سے منظوری دیں۔ یہ کسی اور کو کبھی نہ بتائیں۔
step-keep-receipt = رسید سنبھال کر رکھیں۔

step-qr-open = اپنا والٹ یا بینک کی ایپ کھولیں اور اسکین کا انتخاب کریں۔
step-qr-scan = کوڈ اسکین کریں۔
step-qr-merchant = دیکھ لیں کہ ایپ میں یہ نام ہے: { $merchant }۔ اگر نہیں تو ادائیگی نہ کریں۔
step-qr-name = ادائیگی سے پہلے ایپ میں دکھایا گیا نام دیکھ لیں۔

step-link-open = لنک کھولیں۔
step-link-follow = صفحے پر دی گئی ہدایات پر عمل کریں۔
step-link-phone = لنک اس فون پر کھولیں جس میں آپ کے والٹ کی ایپ ہے۔
step-link-wallet = لنک اس فون پر کھولیں جس میں { $wallet } ہے۔
step-link-computer = لنک کمپیوٹر پر کھولیں۔
step-link-scan = صفحے کا کوڈ اپنے والٹ کی ایپ سے اسکین کریں۔
step-wallet-check = نام دیکھ لیں، اور یہ کہ رقم { $amount } ہے۔

step-generic-code = اگر آپ سے کوڈ یا اکاؤنٹ مانگا جائے تو وہ یہ ہے: { $code }

delay-minutes = ادائیگی عموماً چند منٹ میں نظر آ جاتی ہے۔
delay-unknown = معلوم نہیں کہ ادائیگی کتنی دیر میں نظر آئے گی۔ رسید سنبھال کر رکھیں۔
