"""The command `decreta`: starting, supervising and asking an installation."""
