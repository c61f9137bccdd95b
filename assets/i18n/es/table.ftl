# Every table: its header, its menus, what a screen reader is told of it.

table-view = Vista
table-columns = Columnas
table-sorted-by = Ordenar por
table-sort-by = Ordenar por { $column }
table-compact = Filas compactas
table-reset = Restablecer columnas y filas
table-sort-up = Orden ascendente
table-sort-down = Orden descendente
table-wider = Más ancha
table-narrower = Más angosta
table-own-width = Restablecer ancho
table-hide = Ocultar columna
table-wider-column = Ensanchar { $column }
table-narrower-column = Angostar { $column }
table-sorted-up = { $column }, en orden ascendente
table-sorted-down = { $column }, en orden descendente
table-row = Fila { $n } de { $total }
