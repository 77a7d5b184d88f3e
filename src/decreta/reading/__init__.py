"""What one reader makes of a sitting: his private notes, and all its papers in one file."""
