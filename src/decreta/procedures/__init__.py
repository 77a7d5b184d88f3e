"""Decisions in writing: questions with their papers, one opinion form for each member, a deadline, a result by rule."""
