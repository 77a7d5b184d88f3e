"""What fires by itself: seen by all, set by the secretary and the head of the committee, for all by an administrator."""

ROWS = """
                         anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
urging:general      GET  302        302         200        200   200     200    200      200       200       200        200
urging:general      POST 302        302         405        405   405     405    405      405       405       405        405
urging:set_general  GET  302        302         404        404   404     404    404      404       404       404        200
urging:set_general  POST 302        302         404        404   404     404    404      404       404       404        422
urging:ladder       GET  302        302         200        200   200     200    200      200       200       200        200
urging:ladder       POST 302        302         405        405   405     405    405      405       405       405        405
urging:set_ladder   GET  302        302         200        200   404     404    404      404       404       404        404
urging:set_ladder   POST 302        302         422        422   404     404    404      404       404       404        404
urging:drop_ladder  GET  302        302         405        405   405     405    405      405       405       405        405
urging:drop_ladder  POST 302        302         302*       302*  404     404    404      404       404       404        404
"""
