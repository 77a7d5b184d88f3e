"""Capture: from what arrives as a file or an image to a registered arrival."""
