"""What papers decide of tasks: letters of the committee that decide requests for more time, tasks of it that end.

Letters are drafted by those who monitor, tasks ended by the secretary and the heads; an ending is seen as its tasks are.
"""

ROWS = """
                    anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
changes:letter GET  302        302         200        200   404     404    404      404       404       404        404
changes:letter POST 302        302         422        422   404     404    404      404       404       404        404
changes:end    GET  302        302         200        200   404     404    404      404       404       404        404
changes:end    POST 302        302         422        422   404     404    404      404       404       404        404
changes:ending GET  302        302         200        200   200     200    404      200       404       200        404
changes:ending POST 302        302         405        405   405     405    405      405       405       405        405
changes:moved  GET  302        302         200        200   200     200    200      200       200       200        200
changes:moved  POST 302        302         405        405   405     405    405      405       405       405        405
"""
