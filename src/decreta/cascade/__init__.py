"""Organisations of several levels: own tasks that serve what came from above, and what is shared upward of them."""
