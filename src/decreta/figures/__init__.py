"""Figures of paper work: what came in and went out, how long each step took, where papers lie, who has how much to do."""
