"""What is read for the books."""
