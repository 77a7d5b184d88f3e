"""The page of a session's messages, and what is pressed on it and beside it."""
