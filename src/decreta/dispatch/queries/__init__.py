"""What pages of this area show."""
