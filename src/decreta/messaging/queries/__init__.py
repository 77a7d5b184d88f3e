"""What readers are shown of a session's messages."""
