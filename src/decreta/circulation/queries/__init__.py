"""What is asked of circulations."""
