"""Pages and buttons of the debate."""
