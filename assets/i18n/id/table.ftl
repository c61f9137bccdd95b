# Every table: its header, its menus, what a screen reader is told of it.

table-view = Tampilan
table-columns = Kolom
table-sorted-by = Urutkan menurut
table-sort-by = Urutkan menurut { $column }
table-compact = Baris rapat
table-reset = Atur ulang kolom dan baris
table-sort-up = Urutkan naik
table-sort-down = Urutkan turun
table-wider = Perlebar
table-narrower = Persempit
table-own-width = Atur ulang lebar
table-hide = Sembunyikan kolom
table-wider-column = Perlebar { $column }
table-narrower-column = Persempit { $column }
table-sorted-up = { $column }, urut naik
table-sorted-down = { $column }, urut turun
table-row = Baris { $n } dari { $total }
