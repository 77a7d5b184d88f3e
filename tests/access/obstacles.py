"""Obstacles of the province's tasks: raised and ended by the assignee, removed by the commune (the stranger's), who sees no task.

Decided by the head of the committee; the register shows everybody what he sees; who is told is set by an administrator, for a body
and its directives by its secretary and its leaders.
"""

ROWS = """
                         anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
obstacles:list       GET  302        302         200        200   200     200    200      200       200       200        200
obstacles:list       POST 302        302         405        405   405     405    405      405       405       405        405
obstacles:owners     GET  302        302         200        200   200     200    200      200       200       200        200
obstacles:owners     POST 302        302         405        405   405     405    405      405       405       405        405
obstacles:review     GET  302        302         200        200   404     404    404      404       404       404        404
obstacles:review     POST 302        302         405        405   405     405    405      405       405       405        405
obstacles:ladder     GET  302        302         200        200   200     200    200      200       200       200        200
obstacles:ladder     POST 302        302         405        405   405     405    405      405       405       405        405
obstacles:set_ladder GET  302        302         404        404   404     404    404      404       404       404        200
obstacles:set_ladder POST 302        302         404        404   404     404    404      404       404       404        422
obstacles:body_ladder    GET  302 302        200        200   200     200    200      200       200       200        200
obstacles:body_ladder    POST 302 302        405        405   405     405    405      405       405       405        405
obstacles:set_body_ladder GET  302 302       200        200   404     404    404      404       404       404        404
obstacles:set_body_ladder POST 302 302       422        422   404     404    404      404       404       404        404
obstacles:drop_body_ladder GET  302 302      405        405   405     405    405      405       405       405        405
obstacles:drop_body_ladder POST 302 302      302*       302*  404     404    404      404       404       404        404
obstacles:directive_ladder GET  302 302      200        200   200     200    200      200       200       200        404
obstacles:directive_ladder POST 302 302      405        405   405     405    405      405       405       405        405
obstacles:set_directive_ladder GET  302 302  200        200   404     404    404      404       404       404        404
obstacles:set_directive_ladder POST 302 302  422        422   404     404    404      404       404       404        404
obstacles:drop_directive_ladder GET  302 302 405        405   405     405    405      405       405       405        405
obstacles:drop_directive_ladder POST 302 302 302*       302*  404     404    404      404       404       404        404
obstacles:raise      GET  302        302         404        404   404     404    404      200       404       404        404
obstacles:raise      POST 302        302         404        404   404     404    404      422       404       404        404
obstacles:obstacle   GET  302        302         200        200   200     200    404      200       200       200        404
obstacles:obstacle   POST 302        302         405        405   405     405    405      405       405       405        405
obstacles:answer     GET  302        302         404        404   404     404    404      404       200       404        404
obstacles:answer     POST 302        302         404        404   404     404    404      404       302*      404        404
obstacles:pass_on    GET  302        302         404        404   404     404    404      404       200       404        404
obstacles:pass_on    POST 302        302         404        404   404     404    404      404       422       404        404
obstacles:confirm    GET  302        302         404        404   404     404    404      200       404       404        404
obstacles:confirm    POST 302        302         404        404   404     404    404      302*      404       404        404
obstacles:deny       GET  302        302         404        404   404     404    404      200       404       404        404
obstacles:deny       POST 302        302         404        404   404     404    404      302*      404       404        404
obstacles:decide     GET  302        302         404        200   404     404    404      404       404       404        404
obstacles:decide     POST 302        302         404        302*  404     404    404      404       404       404        404
obstacles:link       GET  302        302         200        200   404     200    404      200       200       404        404
obstacles:link       POST 302        302         422        422   404     422    404      422       422       404        404
"""
