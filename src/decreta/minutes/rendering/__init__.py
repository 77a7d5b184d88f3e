"""Minutes as papers: the layout of the regime, in three languages, as PDF and as a Word file."""
