"""Who reads protected papers: the history of readings, alerts when access changes, until somebody competent confirms."""
