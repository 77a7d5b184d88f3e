"""Positions of members on the points of a convened sitting, and what the chair adopts together.

Stated by the chair and members, read by who runs the sitting and the inspector. The adoption is refused: the sitting is
not open, which is said on the page that it leads back to.
"""

ROWS = """
                   anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
agendas:positions  GET  302        302         200        200   200     404    404      404       404       200        404
agendas:positions  POST 302        302         422        302   302     404    404      404       404       422        404
agendas:adopt      GET  302        302         405        405   405     405    405      405       405       405        405
agendas:adopt      POST 302        302         302        302   404     404    404      404       404       404        404
agendas:take_out   GET  302        302         405        405   405     405    405      405       405       405        405
agendas:take_out   POST 302        302         302*       302*  404     404    404      404       404       404        404
"""
