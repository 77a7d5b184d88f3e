"""What the directory does: each act calls those of accounts and of the structure, in one transaction."""
