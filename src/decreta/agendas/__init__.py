"""What comes before a sitting: points proposed and reviewed, positions stated beforehand, what is adopted by consent."""
