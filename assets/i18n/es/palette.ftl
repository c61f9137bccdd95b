# The command palette.

palette-open = Buscar cualquier cosa
palette-results = Resultados
palette-none = Nada coincide. Las órdenes se encuentran por número, pagador, descripción o código de pago.
palette-searching = Buscando en las órdenes…
palette-count = { $n ->
        [0] Sin resultados
        [one] { $n } resultado
       *[other] { $n } resultados
    }
palette-keys = Flechas: elegir · Enter: abrir · Esc: cerrar
palette-search = Buscar «{ $query }» en todas las órdenes
