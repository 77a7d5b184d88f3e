"""What helps to write a paper: an office's Word templates."""
