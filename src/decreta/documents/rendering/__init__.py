"""Papers as bytes: what is approved, how it is compared, how it is printed. Pure functions, no database."""
