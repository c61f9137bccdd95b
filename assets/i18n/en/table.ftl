# Every table: its header, its menus, what a screen reader is told of it.

table-view = View
table-columns = Columns
table-sorted-by = Sorted by
table-sort-by = Sort by { $column }
table-compact = Compact rows
table-reset = Reset columns and rows
table-sort-up = Sort ascending
table-sort-down = Sort descending
table-wider = Wider
table-narrower = Narrower
table-own-width = Reset width
table-hide = Hide column
table-wider-column = Make { $column } wider
table-narrower-column = Make { $column } narrower
table-sorted-up = { $column }, sorted ascending
table-sorted-down = { $column }, sorted descending
table-row = Row { $n } of { $total }
