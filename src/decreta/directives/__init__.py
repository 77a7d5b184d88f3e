"""Documents that assign tasks: clauses, tasks, supervision, progress reports."""
