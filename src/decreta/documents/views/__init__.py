"""Pages: fetch, act, answer."""
