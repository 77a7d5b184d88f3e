"""Pages of one reader."""
