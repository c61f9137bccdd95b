# Files that a person hands to the window.

market-file-add = Tambah berkas pasar…
market-file-choose = Pilih berkas pasar
market-file-drop = Atau jatuhkan di mana saja pada jendela.
market-file-path = Lokasi berkas pasar
market-file-read = Baca
market-file-why-not = Ketik lokasinya dahulu
market-file-title = Gunakan { $name }?
market-file-body = { $adds ->
        [0] {""}
       *[other] Menambah pasar { $added }.{" "}
    }{ $corrects ->
        [0] {""}
       *[other] Mengubah { $corrected }.{" "}
    }Cobro menyimpan salinan di folder datanya dan mengikutinya sejak start berikutnya.
market-file-keep = Gunakan
market-file-kept = { $name } disimpan. Cobro mengikutinya sejak start berikutnya.
market-file-nothing = { $name } tidak mengubah apa pun.
market-file-refused = { $name } tidak diterima. Baris { $line }, { $key }: { $message }
market-file-show = Lihat semua kesalahan
market-file-problems = { $name } tidak diterima dan tidak ada yang berubah. Perbaiki ini lalu baca lagi:
file-too-large = { $name } terlalu besar untuk berkas pasar.
file-not-text = { $name } bukan berkas teks.
file-trouble = { $name } tidak dapat dibaca atau disimpan: { $words }
drop-title = Jatuhkan log atau berkas pasar
drop-body = Log webhook dan foldernya dibaca untuk mencari notifikasi. Berkas .toml mengoreksi atau menambah pasar; Cobro menunjukkan apa yang berubah sebelum dipakai.
