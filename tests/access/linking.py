"""What trackers call the tasks of the committee, and what they are told: by those who assign and monitor them."""

ROWS = """
                           anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
linking:identify      GET  302        302         200        200   404     404    404      404       404       404        404
linking:identify      POST 302        302         302*       302*  404     404    404      404       404       404        404
linking:depend        GET  302        302         200        200   404     404    404      404       404       404        404
linking:depend        POST 302        302         422        422   404     404    404      404       404       404        404
linking:release       GET  302        302         405        405   405     405    405      405       405       405        405
linking:release       POST 302        302         302*       302*  404     404    404      404       404       404        404
linking:pairs         GET  302        302         200        200   200     200    200      200       200       200        200
linking:pairs         POST 302        302         405        405   405     405    405      405       405       405        405
linking:pair          GET  302        302         200        200   200     200    404      404       404       200        404
linking:pair          POST 302        302         302*       302*  404     404    404      404       404       404        404
linking:trackers      GET  302        302         200        200   200     200    200      200       200       200        200
linking:trackers      POST 302        302         405        405   405     405    405      405       405       405        405
linking:tracker       GET  302        302         200        200   404     404    404      404       404       404        404
linking:tracker       POST 302        302         405        405   405     405    405      405       405       405        405
linking:hand_over     GET  302        302         405        405   405     405    405      405       405       405        405
linking:hand_over     POST 302        302         302*       302*  404     404    404      404       404       404        404
linking:handover_file GET  302        302         200        200   200     200    404      404       404       200        404
linking:handover_file POST 302        302         405        405   405     405    405      405       405       405        405
"""
