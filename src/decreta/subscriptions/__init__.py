"""Saved searches of documents whose new hits are told."""
