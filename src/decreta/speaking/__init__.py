"""Speakers of a sitting: who asks to speak, who speaks for how long, whose time is used up."""
