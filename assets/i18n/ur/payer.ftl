# Messages for the payer. Each language a payer may have is a language of its own here, also Urdu. What is
# selected by tone says the same to somebody unknown and to somebody who was here yesterday.

payer-hello = { $tone ->
    [friendly] السلام علیکم!
   *[formal] محترم صارف،
}
payer-pay = { $tone ->
    [friendly] { $amount } کی ادائیگی کی تفصیل یہ ہے۔
   *[formal] براہِ کرم { $amount } ادا کریں۔
}
payer-thanks = { $tone ->
    [friendly] آپ کا بہت شکریہ!
   *[formal] کوئی سوال ہو تو اس پیغام کا جواب دیں۔
}
payer-steps = ادائیگی کا طریقہ:
payer-spei = اس CLABE پر SPEI کے ذریعے رقم بھیجیں:
payer-va = اس ورچوئل اکاؤنٹ میں رقم بھیجیں:
payer-store = یہ کوڈ دکھا کر { $method } پر ادائیگی کریں:
payer-push = اپنے فون پر ادائیگی کی درخواست کی تصدیق کریں۔
payer-scan = اس پیغام کے ساتھ بھیجا گیا QR کوڈ اسکین کریں۔
payer-link = یہاں ادائیگی کریں:
payer-until = آخری وقت: { $until }

# What was paid does not fit what was asked for. Nothing is promised in the merchant's name.
payer-underpaid = ہمیں آپ کی { $paid } کی ادائیگی مل گئی ہے؛ کل رقم { $asked } تھی۔
payer-underpaid-rest = ابھی { $missing } باقی ہیں۔ براہِ کرم یہ رقم اُن نئی تفصیلات پر ادا کریں جو ہم الگ بھیج رہے ہیں۔
payer-overpaid = ہمیں { $paid } ملے ہیں؛ کل رقم { $asked } تھی، یعنی آپ نے { $extra } زیادہ ادا کیے۔
payer-late = ہمیں آپ کی { $paid } کی ادائیگی { $at } کو ملی؛ ادائیگی کا وقت { $until } کو ختم ہو گیا تھا۔
payer-late-check = ہم اس کا جائزہ لے رہے ہیں اور آپ کو اطلاع دیں گے۔
payer-repeated = ہمیں ایک ہی آرڈر کے لیے { $times } ادائیگیاں ملی ہیں، ہر ایک { $amount } کی: { $extra } زیادہ۔
payer-agree = براہِ کرم اس پیغام کا جواب دیں تاکہ ہم فرق کا حل طے کر سکیں۔

# Sheets and cards: what a file is called, without accents; and warnings on them.
payer-file = payment
payer-shortened = ایک متن بہت لمبا تھا، اس لیے مختصر کیا گیا۔
payer-test = یہ صرف آزمائش ہے۔ ادائیگی نہ کریں۔

# وہ ونڈو جو ادائیگی کرنے والا دیکھتا ہے۔
payer-window = ادائیگی
payer-window-scan = اس کوڈ کو اپنی ایپ سے اسکین کریں
payer-window-link = اس کوڈ کو اسکین کریں: یہ { $host } کھولتا ہے
payer-window-waiting = ادائیگی کا انتظار ہے
payer-window-wait = براہ کرم ایک لمحہ۔
payer-window-confirming = آپ کی ادائیگی نظر آ گئی ہے اور تصدیق ہو رہی ہے۔
payer-window-paid = ادائیگی ہو گئی۔ شکریہ!
payer-window-closing = یہ ونڈو { $n } سیکنڈ میں بند ہو جائے گی۔
payer-window-over = براہ کرم ان تفصیلات سے اب ادائیگی نہ کریں۔ نئی تفصیلات مانگیں۔
payer-left-seconds = { $time } باقی
payer-left-minutes = { $n } منٹ باقی
payer-left-hours = { $n } گھنٹے باقی
payer-left-days = { $n } دن باقی
