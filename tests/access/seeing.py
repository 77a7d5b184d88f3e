"""The list of tasks in other pictures: everybody has his own rows."""

ROWS = """
                  anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
seeing:calendar   GET  302  302  200  200  200  200  200  200  200  200  200
seeing:calendar   POST 302  302  405  405  405  405  405  405  405  405  405
seeing:timeline   GET  302  302  200  200  200  200  200  200  200  200  200
seeing:timeline   POST 302  302  405  405  405  405  405  405  405  405  405
seeing:workload   GET  302  302  200  200  200  200  200  200  200  200  200
seeing:workload   POST 302  302  405  405  405  405  405  405  405  405  405
"""
