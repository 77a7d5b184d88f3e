"""A job of the secretary's: seen and cancelled by who started it."""

ROWS = """
                  anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
kit:job      GET  302        302         200        404   404     404    404      404       404       404        404
kit:job      POST 302        302         405        405   405     405    405      405       405       405        405
kit:progress GET  302        302         200        404   404     404    404      404       404       404        404
kit:progress POST 302        302         405        405   405     405    405      405       405       405        405
kit:cancel   GET  302        302         405        405   405     405    405      405       405       405        405
kit:cancel   POST 302        302         302*       404   404     404    404      404       404       404        404
"""
