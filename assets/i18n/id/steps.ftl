# What a payer is asked, what he does step by step, and what he should know. Screen and payer share these texts. What
# stands in “quotation marks” is written so on the bank's own screen and is not translated. `cobro instructions` prints
# every sheet with its steps, for translators.

ask-bank = Anda membayar dari bank mana?
ask-how = Anda ingin membayar lewat apa?
ask-app = Anda membayar dengan aplikasi apa?
ask-device = Di mana Anda membuka tautannya?

path-bbva = BBVA
path-other-bank = Bank lain
path-door = { $name }
path-wallet = Dompet digital
path-bank-app = Aplikasi bank
path-same-phone = Kodenya ada di ponsel ini
path-phone = Di ponsel
path-computer = Di komputer
path-scan = Pindai kode
path-link = Buka tautan

# Common to several ways of paying.
step-amount-exact = Kirim tepat { $amount }.
step-amount-check = Pastikan nominalnya { $amount }.
step-amount-type = Ketik tepat { $amount }.
step-confirm = Konfirmasikan seperti yang diminta bank Anda.
step-pin = Setujui dengan PIN Anda. Tidak ada orang lain yang memerlukannya.
step-keep-receipt = Simpan bukti pembayaran.

# Mexico: transfer by SPEI.
step-spei-open = Buka aplikasi atau situs bank Anda dan pilih transfer ke bank lain.
step-spei-clabe = Masukkan CLABE { $clabe }.
step-spei-bank = Pastikan bank yang tampil adalah { $bank }.
step-keep-spei = Simpan bukti digital dengan “clave de rastreo”.
step-cie-open = Di aplikasi, situs, atau ATM BBVA pilih “Pagar” lalu “De servicios”.
step-cie-convenio = Pada “Número de convenio CIE” masukkan { $convenio }.
step-cie-reference = Pada “Referencia” masukkan { $reference }.
step-cie-amount = Pada “Importe” masukkan { $amount }.
step-cie-concept = Pada “Concepto” Anda boleh menulis apa saja.
step-cie-other-concept = Pada “Concepto de pago” masukkan { $concept } saja.
step-cie-other-reference = Pada “Referencia” masukkan { $reference }.
advice-clabe-amount = Kirim nominal yang tepat, satu kali: bank menerima nominal berapa pun, dan yang berbeda tidak dapat dicocokkan otomatis.
advice-cie-exact = Setiap nomor harus tepat. Dengan nominal lain bank mengembalikan uangnya; tanpa nomor yang benar transfernya tidak ditemukan.
advice-spei-limit = Jika bank Anda menolak transfer, lihat batas transfernya (MTU) di aplikasi.
note-clabe-plain = CLABE ini hanya milik pesanan ini dan tidak memeriksa nominal maupun berapa kali dibayar.
note-clabe-life = CLABE ini berlaku 180 hari sejak dibuat, dan 180 hari lagi setelah pembayaran dalam 60 hari terakhirnya. Uang dapat masuk setelah pesanan kedaluwarsa.

# Cash at a till.
step-store-go = Datang ke gerai: { $store }.
step-store-service = Katakan di kasir bahwa ini “pago de servicio”.
step-store-dictate = Diktekan nomor ini kepada kasir: { $code }.
step-store-code = Berikan kode pembayaran ini kepada kasir: { $code }.
step-store-cash = Bayar { $amount } tunai.
step-store-receipt = Periksa struk dan simpan.
advice-store-commission = Gerai memungut komisi sendiri di kasir.
advice-store-fee = Gerai dapat memungut biaya sendiri.

# Indonesia: virtual account.
step-va-any = Buka aplikasi bank Anda atau datang ke ATM-nya dan pilih bayar virtual account.
step-va-app-menu = Buka { $name } dan pilih { $menu }.
step-va-app = Buka { $name } dan pilih bayar virtual account.
step-va-atm-menu = Di { $name }, setelah PIN, pilih { $menu }.
step-va-atm = Di { $name }, setelah PIN, pilih bayar virtual account.
step-va-other-open = Di aplikasi atau ATM bank Anda pilih transfer ke bank lain.
step-va-other-bank = Pilih bank { $bank }.
step-va-other-refused = { $bank } hanya menerima uang untuk nomor ini dari rekeningnya sendiri. Bayar dari rekening { $bank }, atau minta cara bayar lain.
step-va-number = Masukkan nomor { $va }.
step-va-check = Periksa nama yang tampil dan pastikan nominalnya { $amount }.
advice-va-own-bank = Hanya dari rekening { $bank }: dari bank lain uangnya tidak sampai.
advice-va-any-bank = Nomor ini milik { $bank }; sebagian besar bank lain juga dapat membayarnya.
advice-va-exact = Bayar nominal yang tepat sebelum waktunya habis.

# QR codes.
step-qris-wallet = Buka dompet digital Anda, misalnya GoPay, OVO, DANA, ShopeePay, atau LinkAja, dan pilih pindai.
step-qris-bank = Buka aplikasi bank Anda dan pilih “QRIS”.
step-qr-open = Buka dompet digital atau aplikasi bank Anda dan pilih pindai.
step-qr-save = Simpan gambar kode di ponsel.
step-qr-gallery = Buka dompet digital atau aplikasi bank Anda, pilih pindai, lalu ambil gambarnya dari galeri.
step-qr-scan = Pindai kodenya.
step-qr-merchant = Pastikan aplikasi menampilkan nama { $merchant }. Jika tidak, jangan bayar.
step-qr-name = Periksa nama yang ditampilkan aplikasi sebelum membayar.

# Links, wallets and pushes.
step-link-open = Buka tautannya.
step-link-follow = Ikuti petunjuk di halamannya.
step-link-phone = Buka tautan di ponsel yang memiliki aplikasi dompet digital Anda.
step-link-wallet = Buka tautan di ponsel yang memiliki { $wallet }.
step-link-computer = Buka tautan di komputer.
step-link-scan = Pindai kode di halaman itu dengan aplikasi dompet digital Anda.
step-wallet-check = Periksa namanya dan pastikan nominalnya { $amount }.
step-push-open = Buka { $wallet } di ponsel yang nomornya Anda berikan.
step-push-request = Buka permintaan pembayaran yang masuk.
advice-push-link = Jika tidak ada permintaan masuk, buka tautan dan masukkan nomor ponsel Anda.
advice-push-minutes = Permintaan hanya berlaku beberapa menit.

# Colombia: PSE.
step-pse-bank = Pilih bank Anda jika halaman memintanya, lalu masuk di sana.
step-pse-approve = Periksa nama pedagang dan pastikan nominalnya { $amount }, lalu setujui.
step-pse-cus = Simpan CUS, nomor pembayaran Anda.

# A product that nothing is known of.
step-generic-code = Jika diminta kode atau rekening, masukkan { $code }.
note-generic = Gateway tidak menerbitkan cara membayar produk ini. Tanyakan kepadanya sebelum menjelaskan lebih dari yang tertulis di sini.

# When the payment normally shows.
delay-minutes = Pembayaran biasanya terlihat dalam beberapa menit.
delay-bank = Pembayaran terlihat setelah bank Anda menjawab, biasanya dalam beberapa menit.
delay-business-day = Pembayaran dapat baru terlihat pada hari kerja berikutnya. Simpan struknya.
delay-unknown = Tidak diketahui berapa lama sampai pembayaran terlihat. Simpan buktinya.
