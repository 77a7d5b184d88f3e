"""The secretary's own hand, which he has brought. Everybody may bring his own; nobody finds another's."""

ROWS = """
                    anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
signing:appearances GET  302        302         200        200   200     200    200      200       200       200        200
signing:appearances POST 302        302         422        422   422     422    422      422       422       422        422
signing:drop        GET  302        302         405        405   405     405    405      405       405       405        405
signing:drop        POST 302        302         302*       404   404     404    404      404       404       404        404
"""
