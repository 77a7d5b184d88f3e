"""What is counted of the ways of papers, and the rows behind each figure."""
