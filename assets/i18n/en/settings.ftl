# The page settings.
