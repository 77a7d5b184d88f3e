"""Reading debates."""
