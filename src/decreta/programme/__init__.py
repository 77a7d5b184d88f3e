"""Drafting programmes: the papers that a body or organisation expects of a period, and what has become of each."""
