"""What papers decide of tasks: letters of the committee that decide requests for more time, tasks of it that end.

Letters are drafted by those who monitor, tasks ended by the secretary and the heads; an ending is seen as its tasks are.
What passed from an organisation that has ended is seen by the committee that watches over it, and by inspectors.
"""

ROWS = """
                    anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
changes:letter GET  302        302         200        200   404     404    404      404       404       404        404
changes:letter POST 302        302         422        422   404     404    404      404       404       404        404
changes:end    GET  302        302         200        200   404     404    404      404       404       404        404
changes:end    POST 302        302         422        422   404     404    404      404       404       404        404
changes:ending GET  302        302         200        200   200     200    404      200       404       200        404
changes:ending POST 302        302         405        405   405     405    405      405       405       405        405
changes:pass_on GET  302       302         200        200   404     404    404      404       404       404        404
changes:pass_on POST 302       302         422        422   404     404    404      404       404       404        404
changes:passing GET  302       302         200        200   200     200    404      404       404       200        404
changes:passing POST 302       302         405        405   405     405    405      405       405       405        405
changes:take_back_passing GET  302 302     200        200   404     404    404      404       404       404        404
changes:take_back_passing POST 302 302     422        422   404     404    404      404       404       404        404
changes:moved  GET  302        302         200        200   200     200    200      200       200       200        200
changes:moved  POST 302        302         405        405   405     405    405      405       405       405        405
changes:forecasts  GET  302        302         200        200   200     200    200      200       200       200        200
changes:forecasts  POST 302        302         405        405   405     405    405      405       405       405        405
"""
