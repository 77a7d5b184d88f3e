"""Register books: registers read line by line with the columns that the law names, printed, and closed with a book."""
