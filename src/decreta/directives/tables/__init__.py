"""Lists of directives and tasks."""
