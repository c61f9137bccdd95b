# The page Accounts and its form.

accounts-add = Tambah akun
accounts-empty-title = Belum ada akun
accounts-empty-body = Akun adalah merchant di gateway. Ada lima hal yang diperlukan; semuanya ada di dokumen gateway atau di dasbornya.
accounts-need-address = Alamat gateway
    .why = URL dasarnya, khusus untuk Anda: misalnya https://client.example/prod-api.
accounts-need-merchant = ID merchant Anda
    .why = Angka yang menunjukkan siapa pembuat permintaan.
accounts-need-key = Kunci API Anda
    .why = Menandatangani setiap permintaan. Cobro menyimpannya di keyring dan tidak pernah menampilkannya lagi.
accounts-need-white-list = Alamat komputer ini di daftar alamat yang diizinkan
    .why = Gateway hanya menjawab alamat internet yang sudah didaftarkan.
accounts-need-notify = URL notifikasi
    .why = Halaman di server Anda sendiri, tempat gateway melaporkan pembayaran.
accounts-edit = Ubah
accounts-edit-name = Ubah { $name }
accounts-remove = Hapus…
accounts-remove-name = Hapus { $name }…
accounts-use = Pakai ini
accounts-use-name = Pakai { $name }
accounts-used = Dipakai
accounts-merchant = { $market } · merchant { $merchant }

key-keyring = Kunci API di keyring
key-session = Kunci API di memori sampai Cobro ditutup
key-missing = Kunci API belum ada: ubah akun dan ketikkan
key-unknown = Kunci API belum diketahui karena keyring tidak menjawab

account-title-new = Tambah akun
account-title-edit = Ubah { $name }
account-part-who = Siapa
account-part-who-note = Nama akun ini, dan siapa Anda di gateway.
account-part-where = Di mana
account-part-where-note = Ke mana permintaan dikirim, dan ke mana pembayaran dilaporkan.
account-part-key = Rahasia
account-part-key-note = Yang membuktikan permintaan itu milik Anda. Tidak pernah keluar dari komputer ini.

account-name = Nama akun
account-market = Pasar
account-environment = Lingkungan
account-base-url = URL dasar
account-merchant-id = ID merchant
account-api-key = Kunci API
account-notify-url = URL notifikasi
account-upper-case = Tanda tangan huruf besar
account-upper-case-note = Ubah ini hanya jika gateway menolak tanda tangan padahal kuncinya benar.
account-save = Simpan akun
account-test = Uji koneksi

account-name-hint = Toko ID
account-market-choose = Pilih pasar
account-base-url-hint = https://client.example/prod-api
account-notify-url-hint = https://toko.example/webhooks
account-notify-url-note = Alamat server Anda sendiri, tempat gateway melaporkan pembayaran.
account-environment-production-note = Uang sungguhan: hanya https.
account-environment-sandbox-note = Tidak ada uang sungguhan: http tanpa enkripsi boleh dipakai.
account-plain-http-note = http tanpa enkripsi: siapa pun di jalur jaringan dapat membaca dan mengubah yang dikirim.
account-api-key-note-new = Disimpan di keyring sistem ini dan tidak pernah ditampilkan lagi.
account-api-key-note-keep = Kosongkan untuk tetap memakai kunci yang ada. Kunci tidak pernah ditampilkan.
account-session-only = Simpan kunci di memori hanya untuk sesi ini
account-session-only-note = Kunci harus diketik lagi setelah Cobro ditutup.
account-keyring-asked = Menanyai keyring
account-keyring-again = Tanyai keyring lagi

account-name-taken = Nama ini sudah dipakai akun lain
account-market-missing = Pilih pasar
account-merchant-id-digits = ID merchant hanya berisi angka
account-key-nowhere = Tidak ada tempat menyimpan kunci: buka keyring, atau centang kotak di bawah

account-part-keys = Kunci dari waktu ke waktu
account-part-keys-note = Kunci yang Anda ganti tetap disimpan untuk webhook yang datang sebelumnya. Kunci tidak pernah ditampilkan.
keys-none = Sejauh ini hanya ada satu kunci. Bila Anda menggantinya, kunci sebelumnya tetap di sini.
keys-add = Tambah kunci lama
keys-zone = Waktu { $zone }
key-current = Kunci yang dipakai
key-former = Kunci lama
key-span-always = Sejak awal
key-span-since = Sejak { $from }
key-span-until = Sampai { $until }
key-span = { $from } sampai { $until }
key-lost = Tidak ada lagi di komputer ini. Webhook yang ditandatanganinya tidak dapat diverifikasi.
key-change = Ubah tanggal
key-change-name = Ubah tanggal kunci: { $span }
key-forget = Lupakan…
key-forget-name = Lupakan kunci lama: { $span }…
key-from = Dipakai dari
key-from-note = Kosong: sejak awal.
key-until = Dipakai hingga
key-until-note = Kosong: gateway masih menandatangani dengannya.
key-save = Simpan tanggal
key-add = Tambah kunci
key-cancel = Biarkan
key-since = Dipakai sejak
key-since-note = Kunci sebelumnya tetap ada untuk webhook yang datang lebih dulu. Waktu { $zone }
key-never-right = Kunci sebelumnya memang salah
key-never-right-note = Kunci itu dilupakan, dan yang baru berlaku sejak hari yang sama.
key-since-too-early = Kunci sebelumnya dipakai sejak { $at }, jadi ini harus sesudahnya
key-moment-unreadable = Tulis hari dan jam seperti { $example }
key-moment-future = Waktu ini belum tiba
key-forget-title = Lupakan kunci yang dipakai sampai { $at }?
key-forget-title-open = Lupakan kunci lama ini?
key-forget-body = Kunci dihapus dari komputer ini untuk selamanya. Webhook yang ditandatanganinya tidak dapat diverifikasi lagi; yang sudah terverifikasi tetap terverifikasi.
key-forget-confirm = Lupakan kunci

account-testing = Menguji koneksi
account-test-good = Gateway menjawab: tanda tangan, ID merchant, alamat, dan daftar alamat yang diizinkan sudah benar.
account-test-balance = Saldo { $balance }
account-test-outdated = Diuji sebelum perubahan terakhir Anda

account-remove-title = Hapus { $name }?
account-remove-body = Akun dan semua kunci API-nya dihapus dari komputer ini. Pesanannya tetap ada di buku pesanan. Tidak ada yang berubah di gateway.
account-remove-confirm = Hapus akun

toast-account-saved = { $name } disimpan
toast-keys-changed = Kunci diubah. Agar webhook dinilai dengannya, impor lagi lognya.
toast-account-removed = Akun dihapus
