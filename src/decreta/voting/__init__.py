"""Decisions by vote: who votes, ballots open and by name, casting, closing, results with their arithmetic."""
