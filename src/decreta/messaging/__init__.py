"""Messages in a session that runs: members to the secretariat or the room, the secretariat to one of them or to all."""
