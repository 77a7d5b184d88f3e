"""What a province shares with the standing agency, what it is asked for, and own tasks that serve: who sees and says it."""

ROWS = """
                      anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
cascade:levels     GET  302        302         200        200   200     200    200      200       200       200        200
cascade:summary    GET  302        302         200        200   200     200    200      200       200       200        200
cascade:levels     POST 302        302         405        405   405     405    405      405       405       405        405
cascade:summary    POST 302        302         405        405   405     405    405      405       405       405        405
cascade:shares     GET  302        302         404        404   404     200    200      200       200       200        404
cascade:shares     POST 302        302         405        405   405     405    405      405       405       405        405
cascade:share      GET  302        302         404        404   404     404    404      404       404       404        404
cascade:share      POST 302        302         404        404   404     404    404      404       404       404        404
cascade:stop       GET  302        302         405        405   405     405    405      405       405       405        405
cascade:stop       POST 302        302         404        404   404     404    404      404       404       404        404
cascade:roll_ups   GET  302        302         200        200   200     200    200      200       200       200        200
cascade:roll_ups   POST 302        302         405        405   405     405    405      405       405       405        405
cascade:ask        GET  302        302         200        200   404     404    404      404       404       404        404
cascade:ask        POST 302        302         422        422   404     404    404      404       404       404        404
cascade:roll_up    GET  302        302         200        200   200     200    200      200       404       200        404
cascade:roll_up    POST 302        302         405        405   405     405    405      405       405       405        405
cascade:agree      GET  302        302         404        404   404     404    404      404       404       404        404
cascade:agree      POST 302        302         404        404   404     404    404      404       404       404        404
cascade:decline    GET  302        302         404        404   404     404    404      404       404       404        404
cascade:decline    POST 302        302         404        404   404     404    404      404       404       404        404
cascade:withdraw   GET  302        302         404        404   404     404    404      404       404       404        404
cascade:withdraw   POST 302        302         404        404   404     404    404      404       404       404        404
cascade:cancel     GET  302        302         405        405   405     405    405      405       405       405        405
cascade:cancel     POST 302        302         302*       302*  404     404    404      404       404       404        404
cascade:break_down GET  302        302         200        200   404     404    404      404       404       404        404
cascade:break_down POST 302        302         422        422   404     404    404      404       404       404        404
cascade:release    GET  302        302         405        405   405     405    405      405       405       405        405
cascade:release    POST 302        302         302*       302*  404     404    404      404       404       404        404
cascade:from_below GET  302        302         200        200   200     200    200      200       404       200        404
cascade:from_below POST 302        302         405        405   405     405    405      405       405       405        405
cascade:task       GET  302        302         200        200   200     200    200      404       404       200        404
cascade:task       POST 302        302         405        405   405     405    405      405       405       405        405
"""
