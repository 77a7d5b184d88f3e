"""Organisations, units, bodies, posts, persons, holdings, mandates, calendars: who acts."""
