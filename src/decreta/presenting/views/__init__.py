"""Buttons of the presenter."""
