"""Input of the task pages, turned into typed values."""
