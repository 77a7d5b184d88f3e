"""Pages of jobs, of imports, and of what every list can do."""
