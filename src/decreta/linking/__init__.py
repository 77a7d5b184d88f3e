"""How tasks hang together: with what other trackers call them, with tasks that say the same, with tasks that they wait for."""
