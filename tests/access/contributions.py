"""Contributions to a task of the province: asked for by it or by the committee, delivered by the commune (the stranger's).

Both sides and the committee read them; nobody judges what his own side delivered.
"""

ROWS = """
                           anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
contributions:list         GET  302        302         200        200   200     200    200      200       200       200        200
contributions:list         POST 302        302         405        405   405     405    405      405       405       405        405
contributions:ask          GET  302        302         200        200   404     404    404      200       404       404        404
contributions:ask          POST 302        302         422        422   404     404    404      422       404       404        404
contributions:offer        GET  302        302         404        404   404     404    404      404       200       404        404
contributions:offer        POST 302        302         404        404   404     404    404      404       302*      404        404
contributions:piece        GET  302        302         200        200   200     200    404      200       200       200        404
contributions:piece        POST 302        302         405        405   405     405    405      405       405       405        405
contributions:contribution GET  302        302         200        200   200     200    404      200       200       200        404
contributions:contribution POST 302        302         405        405   405     405    405      405       405       405        405
contributions:answer       GET  302        302         404        404   404     404    404      404       200       404        404
contributions:answer       POST 302        302         404        404   404     404    404      404       302*      404        404
contributions:judge        GET  302        302         200        200   404     404    404      200       404       404        404
contributions:judge        POST 302        302         302*       302*  404     404    404      302*      404       404        404
contributions:withdraw     GET  302        302         200        200   404     404    404      200       404       404        404
contributions:withdraw     POST 302        302         302*       302*  404     404    404      302*      404       404        404
"""
