"""What may be sent, typed and described."""
