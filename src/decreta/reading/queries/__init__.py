"""What is read for one reader."""
