"""Input of the meetings pages, turned into typed values."""
