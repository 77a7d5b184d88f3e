"""The books as lists."""
