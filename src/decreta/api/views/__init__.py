"""The addresses of the API: find, act, answer."""
