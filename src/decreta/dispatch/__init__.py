"""What becomes of a paper after its issue: sent, received, taken back, replaced, corrected."""
