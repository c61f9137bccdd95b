# Actions by name, for the palette and the list of shortcuts. Those that are buttons too have the buttons' words.
# `.also` has other words by which the palette finds them.

verb-next-account = Akun berikutnya
    .also = ganti merchant
verb-previous-account = Akun sebelumnya
    .also = ganti merchant
verb-next-region = Bagian jendela berikutnya
    .also = fokus panel
verb-previous-region = Bagian jendela sebelumnya
    .also = fokus panel
verb-news = Aktivitas
    .also = notifikasi riwayat pesan lonceng
verb-undo = Urungkan
    .also = batalkan kembalikan
verb-undo-what = Urungkan: { $what }
verb-help = Bantuan
    .also = apa bagaimana panduan pertanyaan
verb-shortcuts = Pintasan papan ketik
    .also = tombol
verb-ask-keyring = Tanyai keyring lagi
    .also = buka kunci kata sandi
verb-theme-system = Tampilan: ikuti sistem
    .also = tema
verb-theme-light = Tampilan: terang
    .also = tema cerah
verb-theme-dark = Tampilan: gelap
    .also = tema malam
verb-contrast-system = Kontras: ikuti sistem
    .also = aksesibilitas
verb-contrast-normal = Kontras: normal
    .also = aksesibilitas biasa
verb-contrast-high = Kontras: tinggi
    .also = aksesibilitas kuat jelas
verb-motion-system = Gerakan: ikuti sistem
    .also = animasi aksesibilitas
verb-motion-reduced = Gerakan: dikurangi
    .also = animasi aksesibilitas tenang
verb-motion-full = Gerakan: penuh
    .also = animasi
verb-language-system = Bahasa: ikuti sistem
    .also = language idioma
verb-language = Bahasa: { $language }
    .also = language idioma
verb-zoom-in = Perbesar
    .also = zoom besar
verb-zoom-out = Perkecil
    .also = zoom kecil
verb-zoom-reset = Ukuran biasa
    .also = zoom 100 %
verb-open-data-folder = Buka folder data
    .also = berkas log direktori
verb-copy-version = Salin versi
    .also = tentang dukungan
verb-quit = Keluar dari Cobro
    .also = tutup selesai

# Why one of them cannot be done now.
why-already = Sudah demikian
why-no-order = Buka pesanan terlebih dahulu
why-no-value = Pesanan ini tidak punya data itu
why-no-form = Buka Permintaan baru terlebih dahulu
why-creating = Permintaan sedang dibuat
why-checking = Gateway sedang ditanyai
why-not-send-again = Hanya bila terbukti gateway tidak punya permintaan ini
why-not-edit-again = Hanya setelah gateway menolak permintaan
why-not-set-aside = Hanya untuk permintaan yang tidak pernah dibuat
why-not-take-back = Hanya untuk pesanan yang disisihkan
why-nothing-before = Tidak ada halaman sebelumnya
why-one-account = Tidak ada akun lain
why-nothing-to-undo = Tidak ada yang dapat diurungkan
why-keys-in-memory = Sandbox menyimpan kuncinya di memori
why-zoom-end = Sudah sampai batas

# Keys of the keyboard, as they are printed on it.
key-alt = Alt
key-command = Cmd
key-control = Ctrl
key-enter = Enter
key-escape = Esc
key-left = Kiri
key-option = Option
key-shift = Shift
key-tab = Tab

about-version = Versi
error-folder = Sistem tidak punya program untuk menampilkan folder
