"""Papers of this area: labels for envelopes, the dispatch book."""
