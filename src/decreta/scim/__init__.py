"""SCIM 2: the office's directory opens, changes and closes accounts, and says who holds which post."""
