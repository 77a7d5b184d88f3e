"""A code that no paper bears: whoever holds a paper reads what stands on it, the others learn nothing, in whatever post."""

ROWS = """
              anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
proving:paper GET  404   302         404        404   404     404    404      404       404       404        404
proving:paper POST 404   302         404        404   404     404    404      404       404       404        404
"""
