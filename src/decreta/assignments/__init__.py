"""Who must do what by when: facts, timeliness, reports, verification, extension."""
