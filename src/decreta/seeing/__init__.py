"""The list of tasks in other pictures: by day, along a line of time, by who has how much to do."""
