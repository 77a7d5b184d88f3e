"""Backup and restore: what an installation is, written down so that another one can prove that it is the same."""
