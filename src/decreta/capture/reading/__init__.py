"""What a paper says of itself, read from its words and their places."""
