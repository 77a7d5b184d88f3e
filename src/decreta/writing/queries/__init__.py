"""What is known for a template and of templates."""
