# The command palette.

palette-open = Search anything
palette-results = Results
palette-none = Nothing fits. Orders are found by number, payer, description or payment code.
palette-searching = Searching the orders…
palette-count = { $n ->
        [0] No results
        [one] { $n } result
       *[other] { $n } results
    }
palette-keys = Arrows choose · Enter opens · Esc closes
palette-search = Search all orders for “{ $query }”
