"""Forms of the structure: from what somebody typed to typed values."""
