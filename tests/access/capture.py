"""A paper in the intake tray of the standing agency: the business of those who keep its incoming register, of nobody else."""

ROWS = """
                            anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
capture:tray           GET  302        302         403        403   403     200    403      403       403       403        403
capture:tray           POST 302        302         405        405   405     405    405      405       405       405        405
capture:upload         GET  302        302         405        405   405     405    405      405       405       405        405
capture:upload         POST 302        302         403        403   403     422    403      403       403       403        403
capture:paper          GET  302        302         404        404   404     200    404      404       404       404        404
capture:paper          POST 302        302         404        404   404     422    404      404       404       404        404
capture:page           GET  302        302         404        404   404     200    404      404       404       404        404
capture:page           POST 302        302         405        405   405     405    405      405       405       405        405
capture:rendition      GET  302        302         404        404   404     200    404      404       404       404        404
capture:rendition      POST 302        302         405        405   405     405    405      405       405       405        405
capture:original       GET  302        302         404        404   404     200    404      404       404       404        404
capture:original       POST 302        302         405        405   405     405    405      405       405       405        405
capture:compare        GET  302        302         404        404   404     200    404      404       404       404        404
capture:compare        POST 302        302         405        405   405     405    405      405       405       405        405
capture:turn           GET  302        302         405        405   405     405    405      405       405       405        405
capture:turn           POST 302        302         404        404   404     302*   404      404       404       404        404
capture:split          GET  302        302         405        405   405     405    405      405       405       405        405
capture:split          POST 302        302         404        404   404     302*   404      404       404       404        404
capture:join           GET  302        302         405        405   405     405    405      405       405       405        405
capture:join           POST 302        302         404        404   404     302    404      404       404       404        404
capture:set_aside      GET  302        302         404        404   404     200    404      404       404       404        404
capture:set_aside      POST 302        302         404        404   404     302*   404      404       404       404        404
capture:give_back      GET  302        302         404        404   404     200    404      404       404       404        404
capture:give_back      POST 302        302         404        404   404     302*   404      404       404       404        404
capture:drop           GET  302        302         404        404   404     200    404      404       404       404        404
capture:drop           POST 302        302         404        404   404     302*   404      404       404       404        404
capture:take_up        GET  302        302         405        405   405     405    405      405       405       405        405
capture:take_up        POST 302        302         404        404   404     302*   404      404       404       404        404
capture:sheet          GET  302        302         403        403   403     200    403      403       403       403        403
capture:sheet          POST 302        302         405        405   405     405    405      405       405       405        405
capture:label          GET  302        302         404        404   404     200    404      404       404       200        404
capture:label          POST 302        302         405        405   405     405    405      405       405       405        405
capture:stamped        GET  302        302         404        404   404     200    404      404       404       200        404
capture:stamped        POST 302        302         405        405   405     405    405      405       405       405        405
"""
