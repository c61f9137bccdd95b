# The page New request.
