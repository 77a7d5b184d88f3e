"""What opens a Word file that somebody sent. Only processes of their own call it (`core.apart`); it knows no database."""
