# Log webhook yang dipantau selagi ditulis.

follow-keep = Terus pantau
follow-keep-note = Yang sudah ada dibaca dulu, lalu setiap notifikasi baru dalam satu detik: juga saat log dirotasi, dan setelah Cobro ditutup.
follow-folder = Pantau folder…
follow-read = Pantau
follow-title = Log yang dipantau
follow-watching = Memantau
follow-reading = Membaca yang sudah ada
follow-paused = Dijeda
follow-not-there = { $name } tidak ada. Log ini dibaca begitu muncul. Bila dipindahkan, hentikan pemantauan lalu pilih tempat barunya.
follow-denied = Sistem tidak mengizinkan Cobro membaca { $path }. Beri pengguna Anda izin membaca; sejak itu log dibaca.
follow-unreadable = { $path } tidak dapat dibaca: { $words }. Cobro mencoba lagi dengan sendirinya.
follow-no-key = { $name } berisi notifikasi untuk { $account }, yang kuncinya tidak tersedia. Notifikasi itu menunggu: masukkan kunci di Akun.
follow-no-text = { $path } memuat huruf yang tidak bisa disimpan. Ganti namanya, lalu pilih lagi.
follow-files = { $n ->
        [1] satu berkas
       *[other] { $n } berkas
    }
follow-count = { $n ->
        [0] belum ada notifikasi
        [1] satu notifikasi
       *[other] { $n } notifikasi
    }
follow-last = terbaru { $age }
follow-pause = Jeda
follow-pause-name = Jeda pemantauan { $name }
follow-go-on = Lanjutkan
follow-go-on-name = Lanjutkan memantau { $name }
follow-stop = Hentikan
follow-stop-name = Hentikan pemantauan { $name }
follow-stopped = { $name } tidak lagi dipantau.
follow-strip = { $n ->
        [0] Tidak ada log yang dipantau: semuanya dijeda
        [1] Memantau satu log
       *[other] Memantau { $n } log
    }
follow-open = Log yang dipantau
follow-exceptions = { $n ->
        [1] Sebuah notifikasi membawa pengecualian baru.
       *[other] Notifikasi membawa { $n } pengecualian baru.
    }
