"""What is asked of readings and of changed access."""
