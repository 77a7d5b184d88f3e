"""The composition root: what is in force, which areas there are, how they are mounted."""
