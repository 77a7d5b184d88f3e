"""What is asked of a person who keeps templates or begins a draft."""
