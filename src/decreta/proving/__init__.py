"""What anybody may ask about an issued paper: whether it is what it says, and whether it is still in force."""
