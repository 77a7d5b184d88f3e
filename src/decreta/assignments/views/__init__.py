"""What the assignee and the monitor do with one assignment, whatever it is for."""
