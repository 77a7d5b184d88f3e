"""What is put before those who lead: briefings of two pages, presentations, and reports that come by themselves."""
