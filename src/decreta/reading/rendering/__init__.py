"""The pack as a file."""
