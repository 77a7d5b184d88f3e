"""The stream's address in Django: the stream itself is answered beside it and tested in `tests/live`."""

ROWS = """
                 anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
live:stream GET  401        302         501        501   501     501    501      501       501       501        501
live:stream POST 405        302         405        405   405     405    405      405       405       405        405
"""
