# The page accounts.
