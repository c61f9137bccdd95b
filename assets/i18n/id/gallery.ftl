# The gallery of all parts; hidden, for those who work on Cobro.

gallery-rest = Diam
gallery-hover = Ditunjuk
gallery-pressed = Ditekan
gallery-focus = Dengan papan ketik
gallery-chosen = Dipilih
gallery-disabled = Nonaktif
gallery-busy = Sibuk
gallery-error = Dengan kesalahan
gallery-long = Dengan teks panjang
