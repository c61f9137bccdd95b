# The window around the pages.
#
# Words used throughout the Indonesian of Cobro (the reader is "Anda"; buttons are bare verbs):
#   account               akun                      keyring       keyring
#   amount                nominal                   ledger        buku pesanan
#   API key               kunci API                 market        pasar
#   check (ask)           cek, pengecekan           merchant      merchant
#   code (payment)        kode pembayaran           order         pesanan
#   concept, reference    konsep, referensi         order number  nomor pesanan
#   description           keterangan                payer         pembayar
#   exception             pengecualian              payment request  permintaan pembayaran
#   expire                kedaluwarsa               set aside     sisihkan
#   gateway               gateway                   sandbox       sandbox
#   payment method        metode pembayaran         webhook       webhook
#   virtual account       virtual account           white list    daftar alamat yang diizinkan

app-name = Cobro
window-title-sandbox = Cobro (sandbox)

page-overview = Ringkasan
page-new-request = Permintaan baru
page-orders = Pesanan
page-exceptions = Pengecualian
page-webhooks = Webhook
page-accounts = Akun
page-settings = Pengaturan

account-switcher = Akun
account-none = Belum ada akun
environment-sandbox = Sandbox
environment-production = Produksi

account-about = {" "}· { $market } · { $environment }
region-pages = Halaman
region-bar = Akun dan pencarian
region-status = Status
side-bar-attention = { $n } perlu ditangani
keyring-ask = Periksa lagi
offline-banner = Gateway tidak menjawab: { $n } pengecekan terakhir gagal. Periksa koneksi komputer ini; Cobro terus bertanya secara otomatis.

sandbox-banner = SANDBOX: Cobro sendiri yang berperan sebagai gateway. Tidak ada pembayaran nyata di sini.
plain-http-banner = Akun ini memakai http tanpa enkripsi: siapa pun di jalur jaringan dapat membaca dan mengubah yang dikirim.

status-open = { $n ->
        [0] Tidak ada pesanan yang dipantau
       *[other] { $n } pesanan terbuka
    }
status-checked = terakhir dicek { $age }
status-never-checked = belum dicek
status-failing = { $n ->
        [1] pengecekan terakhir gagal
       *[other] { $n } pengecekan terakhir gagal
    }
status-keyring-good = keyring terbuka
status-keyring-bad = keyring tidak tersedia
status-keyring-asked = menanyai keyring
status-keys-in-memory = kunci di memori
status-backlog = Cobro sedang menyelesaikan antrean

age-now = baru saja
age-seconds = { $n } dtk lalu
age-minutes = { $n } mnt lalu
age-hours = { $n } jam lalu
age-days = { $n } hari lalu

copy = Salin
copied = Disalin

copy-button = Salin { $what }
button-cancel = Batal
button-back = Kembali
button-retry = Coba lagi
loading = Memuat
details = Rincian

# Where an order stands, by the ledger's word.
state-not_sent = Belum dikirim
state-in_flight = Sedang dikirim
state-busy = Gateway sibuk
state-unknown = Hasil belum diketahui
state-not_made = Tidak dibuat
state-rejected = Ditolak
state-waiting = Menunggu pembayaran
state-paid = Dibayar
state-failed = Gagal

# What a state rests on.
source-own = catatan sendiri
source-answer = jawaban atas permintaan
source-query = pengecekan
source-webhook = webhook terverifikasi
