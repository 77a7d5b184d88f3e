"""Reading what pages of this area show."""
