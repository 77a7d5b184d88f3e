"""Tasks of the committee's directive, assigned to the province, each as far as its act needs it.

Seen by the committee and those that serve it, by the assignee and the inspector; the assignee answers, the secretary
and the head watch over it.
"""

ROWS = """
                                 anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
directives:list             GET  302        302         200        200   200     200    200      200       200       200        200
directives:list             POST 302        302         405        405   405     405    405      405       405       405        405
directives:directives       GET  302        302         200        200   200     200    200      200       200       200        200
directives:directives       POST 302        302         405        405   405     405    405      405       405       405        405
directives:directive        GET  302        302         200        200   200     200    200      200       200       200        404
directives:directive        POST 302        302         405        405   405     405    405      405       405       405        405
directives:assign           GET  302        302         200        404   404     404    404      404       404       404        404
directives:assign           POST 302        302         422        404   404     404    404      404       404       404        404
directives:take_up          GET  302        302         200        404   404     404    404      404       404       404        404
directives:take_up          POST 302        302         422        404   404     404    404      404       404       404        404
directives:supervision      GET  302        302         200        200   200     200    200      200       200       200        200
directives:supervision      POST 302        302         405        405   405     405    405      405       405       405        405
directives:urge             GET  302        302         200        404   404     404    404      404       404       404        404
directives:urge             POST 302        302         405        405   405     405    405      405       405       405        405
directives:draft_urging     GET  302        302         200        404   404     404    404      404       404       404        404
directives:draft_urging     POST 302        302         422        404   404     404    404      404       404       404        404
directives:event            GET  302        302         200        200   404     200    200      200       200       404        404
directives:event            POST 302        302         422        422   404     422    422      422       422       404        404
directives:task             GET  302        302         200        200   200     200    404      200       404       200        404
directives:task             POST 302        302         405        405   405     405    405      405       405       405        405
directives:assignees        GET  302        302         200        200   200     200    404      200       404       200        404
directives:assignees        POST 302        302         405        405   405     405    405      405       405       405        405
directives:receive          GET  302        302         404        404   404     404    404      200       404       404        404
directives:receive          POST 302        302         404        404   404     404    404      302*      404       404        404
directives:dispute          GET  302        302         404        404   404     404    404      200       404       404        404
directives:dispute          POST 302        302         404        404   404     404    404      302*      404       404        404
directives:settle           GET  302        302         200        200   404     404    404      404       404       404        404
directives:settle           POST 302        302         422        422   404     404    404      404       404       404        404
directives:hand_down        GET  302        302         404        404   404     404    404      200       404       404        404
directives:hand_down        POST 302        302         404        404   404     404    404      422       404       404        404
directives:report           GET  302        302         404        404   404     404    404      200       404       404        404
directives:report           POST 302        302         404        404   404     404    404      302*      404       404        404
directives:ask_extension    GET  302        302         404        404   404     404    404      200       404       404        404
directives:ask_extension    POST 302        302         404        404   404     404    404      422       404       404        404
directives:recovery         GET  302        302         404        404   404     404    404      200       404       404        404
directives:recovery         POST 302        302         404        404   404     404    404      422       404       404        404
directives:accept           GET  302        302         200        200   404     404    404      404       404       404        404
directives:accept           POST 302        302         302*       302*  404     404    404      404       404       404        404
directives:return_report    GET  302        302         200        200   404     404    404      404       404       404        404
directives:return_report    POST 302        302         302*       302*  404     404    404      404       404       404        404
directives:decide_extension GET  302        302         404        200   404     404    404      404       404       404        404
directives:decide_extension POST 302        302         404        422   404     404    404      404       404       404        404
directives:evidence         GET  302        302         200        200   200     200    404      200       404       200        404
directives:evidence         POST 302        302         405        405   405     405    405      405       405       405        405
"""
