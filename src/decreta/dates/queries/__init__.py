"""What is asked of the data: polls, their sums, what stands against a time."""
