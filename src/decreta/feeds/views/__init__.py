"""The page of one's feeds, and what calendars read."""
