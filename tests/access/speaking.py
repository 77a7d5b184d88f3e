"""The debate of a sitting in session: the head has the floor, the member waits.

Led by the secretary and the chair, not found by who only attends; a member asks for himself and takes back his own request.
"""

ROWS = """
                        anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
speaking:debate       GET  302        302         200        200   404     404    404      404       404       404        404
speaking:debate       POST 302        302         422        422   404     404    404      404       404       404        404
speaking:add_group    GET  302        302         405        405   405     405    405      405       405       405        405
speaking:add_group    POST 302        302         422        422   404     404    404      404       404       404        404
speaking:group        GET  302        302         200        200   404     404    404      404       404       404        404
speaking:group        POST 302        302         422        422   404     404    404      404       404       404        404
speaking:remove_group GET  302        302         405        405   405     405    405      405       405       405        405
speaking:remove_group POST 302        302         302*       302*  404     404    404      404       404       404        404
speaking:end          GET  302        302         405        405   405     405    405      405       405       405        405
speaking:end          POST 302        302         302*       302*  404     404    404      404       404       404        404
speaking:pause        GET  302        302         405        405   405     405    405      405       405       405        405
speaking:pause        POST 302        302         302*       302*  404     404    404      404       404       404        404
speaking:resume       GET  302        302         405        405   405     405    405      405       405       405        405
speaking:resume       POST 302        302         302        302   404     404    404      404       404       404        404
speaking:grant        GET  302        302         405        405   405     405    405      405       405       405        405
speaking:grant        POST 302        302         302*       302*  404     404    404      404       404       404        404
speaking:ask          GET  302        302         405        405   405     405    405      405       405       405        405
speaking:ask          POST 302        302         302*       302*  302     404    404      404       404       302        404
speaking:close        GET  302        302         405        405   405     405    405      405       405       405        405
speaking:close        POST 302        302         302*       302*  404     404    404      404       404       404        404
speaking:reopen       GET  302        302         405        405   405     405    405      405       405       405        405
speaking:reopen       POST 302        302         302        302   404     404    404      404       404       404        404
speaking:withdraw     GET  302        302         405        405   405     405    405      405       405       405        405
speaking:withdraw     POST 302        302         302*       302*  302*    404    404      404       404       302        404
speaking:place        GET  302        302         405        405   405     405    405      405       405       405        405
speaking:place        POST 302        302         302        302   404     404    404      404       404       404        404
speaking:give         GET  302        302         405        405   405     405    405      405       405       405        405
speaking:give         POST 302        302         302*       302*  404     404    404      404       404       404        404
"""
