# The page Settings.

settings-look = Look
settings-theme = Light or dark
settings-contrast = Contrast
settings-size = Size of everything
settings-size-now = { $percent } %
theme-system = As the system
theme-light = Light
theme-dark = Dark
contrast-system = Contrast as the system
contrast-normal = Normal contrast
contrast-high = High contrast
settings-motion = Motion
motion-system = Motion as the system
motion-reduced = Reduced motion
motion-full = Full motion

settings-language = Language
settings-language-choice = Language of the screen
# Languages name themselves; this one is whatever the system speaks.
language-system = As the system ({ $language })

settings-data = Data
settings-data-dir = Data folder
settings-data-note = Ledger, settings and logs. API keys are never in it.

settings-markets = Markets
settings-market-file = Market file
settings-market-note = Your own corrections of the built-in markets, and markets you add. They are read when Cobro starts.
settings-market-folder = Files that were added
settings-market-none = You have not changed anything.
settings-market-set = { $market }: your file sets { $keys }
settings-problems = Mistakes in the market file; the built-in values are used
settings-problem = { $file }, line { $line }, { $key }: { $message }
settings-keyboard = Keyboard
settings-shortcuts = All shortcuts

settings-about = About
settings-version = Cobro { $version }
settings-licences = Licences of everything in Cobro
settings-licences-name = Licences: libraries, typefaces, icons
