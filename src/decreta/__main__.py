"""`python -m decreta` is the command."""

from decreta.command.main import run

run()
