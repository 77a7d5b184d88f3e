"""What every area stands on: clock, ids, errors, acting persons, deadline arithmetic, rule sets, jobs by name."""
