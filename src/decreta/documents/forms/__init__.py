"""Input of the pages of documents, turned into typed values."""
