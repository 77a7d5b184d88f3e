"""Work on files of strangers, each piece in a process that may end badly."""
