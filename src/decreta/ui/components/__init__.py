"""The components, grouped by subject; ``templatetags/decreta.py`` gives them to templates."""
