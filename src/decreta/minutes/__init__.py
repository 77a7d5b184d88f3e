"""What remains of a sitting: its minutes, and the register of what was decided."""
