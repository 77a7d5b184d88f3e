"""What is shown, in its shapes: dictionaries that are written as they are, from the queries that the pages use."""
