"""What the pages before a sitting read."""
