"""What the pages and the desk of this area read."""
