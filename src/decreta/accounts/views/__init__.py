"""Pages of accounts: the gate, the second factor, the user's own page."""
