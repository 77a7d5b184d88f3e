"""What is asked of votes."""
