# The page overview.
