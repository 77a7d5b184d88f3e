"""Forms of the tray."""
