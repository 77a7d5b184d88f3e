"""Calendar feeds: sittings and deadlines in people's own calendars, at secret addresses."""
