"""Pages of the tray."""
