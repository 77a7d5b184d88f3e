"""The lists of documents, registers and arrivals."""
