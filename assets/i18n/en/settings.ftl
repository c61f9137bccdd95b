# The page Settings.

settings-look = Look
theme-system = As the system
theme-light = Light
theme-dark = Dark
contrast-system = Contrast as the system
contrast-normal = Normal contrast
contrast-high = High contrast

settings-language = Language
# Languages name themselves; this one is whatever the system speaks.
language-system = As the system ({ $language })

settings-data = Data
settings-data-dir = Data folder
settings-data-note = Ledger, settings and logs. API keys are never in it.

settings-markets = Markets
settings-market-file = Market file
settings-market-note = Your own corrections of the built-in markets. They are read when Cobro starts.
settings-market-none = You have not changed anything.
settings-market-set = { $market }: your file sets { $keys }
settings-problems = Mistakes in the market file; the built-in values are used
settings-problem = { $file }, line { $line }, { $key }: { $message }

settings-about = About
settings-version = Cobro { $version }
