"""What follows from the log: where papers lie. Nothing here is an act; the acts are those of documents and dispatch."""
