"""How often there must be a report on a task: a rule of a body, a directive or a task, and what was missed."""
