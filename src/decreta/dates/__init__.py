"""When the members of a body can come: possible times of a sitting, what each says of them, and the one that is chosen."""
