"""Machinery that every area uses: jobs with progress, saved views."""
