# A short message for the payer. Each language a payer may have is a language of its own here, also Urdu.

payer-pay = Mohon bayar { $amount }.
payer-spei = Transfer lewat SPEI ke:
payer-va = Transfer ke virtual account ini:
payer-store = Bayar di { $method } dengan kode ini:
payer-push = Konfirmasikan permintaan pembayaran di ponsel Anda.
payer-scan = Pindai kode QR yang menyertai pesan ini.
payer-bank = Bank: { $value }
payer-clabe = CLABE: { $value }
payer-code = Kode pembayaran: { $value }
payer-concept = Konsep: { $value }
payer-convenio = Dari BBVA, convenio CIE: { $value }
payer-convenio-reference = Dari BBVA, referensi: { $value }
payer-reference = Referensi: { $value }
payer-account = Rekening: { $value }
payer-link = Bayar di sini:
payer-until = Bayar sebelum { $until } ({ $zone }).
