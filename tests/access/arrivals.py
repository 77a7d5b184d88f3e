"""Letters of a company, registered by the clerk of the standing agency: one waits, one is marked, one is settled.

Seen in the house that received them by leaders and clerks, and by the officer whose unit a mark names. Only leaders
of the house write marks; none of these people is one.
"""

ROWS = """
                                  anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
documents:arrivals           GET  302        302         200        200   200     200    200      200       200       200        200
documents:arrivals           POST 302        302         405        405   405     405    405      405       405       405        405
documents:register_arrival   GET  302        302         403        403   403     200    403      403       403       403        403
documents:register_arrival   POST 302        302         403        403   403     302*   403      403       403       403        403
documents:senders            GET  302        302         403        403   403     200    403      403       403       403        403
documents:senders            POST 302        302         405        405   405     405    405      405       405       405        405
documents:mark_templates     GET  302        302         403        403   403     200    403      403       403       403        403
documents:mark_templates     POST 302        302         403        403   403     302*   403      403       403       403        403
documents:drop_mark_template GET  302        302         404        404   404     200    404      404       404       404        404
documents:drop_mark_template POST 302        302         404        404   404     302*   404      404       404       404        404
documents:arrival            GET  302        302         404        404   404     200    200      404       404       200        404
documents:arrival            POST 302        302         405        405   405     405    405      405       405       405        405
documents:mark               GET  302        302         404        404   404     404    404      404       404       404        404
documents:mark               POST 302        302         404        404   404     404    404      404       404       404        404
documents:correct_arrival    GET  302        302         404        404   404     200    404      404       404       404        404
documents:correct_arrival    POST 302        302         404        404   404     422    404      404       404       404        404
documents:return_arrival     GET  302        302         404        404   404     200    404      404       404       404        404
documents:return_arrival     POST 302        302         404        404   404     302*   404      404       404       404        404
documents:void_arrival       GET  302        302         404        404   404     200    404      404       404       404        404
documents:void_arrival       POST 302        302         404        404   404     302*   404      404       404       404        404
documents:settle_arrival     GET  302        302         404        404   404     200    404      404       404       404        404
documents:settle_arrival     POST 302        302         404        404   404     302*   404      404       404       404        404
documents:reopen_arrival     GET  302        302         404        404   404     200    404      404       404       404        404
documents:reopen_arrival     POST 302        302         404        404   404     302*   404      404       404       404        404
documents:reply              GET  302        302         404        404   404     200    200      404       404       404        404
documents:reply              POST 302        302         404        404   404     422    422      404       404       404        404
documents:withdraw_mark      GET  302        302         404        404   404     404    404      404       404       404        404
documents:withdraw_mark      POST 302        302         404        404   404     404    404      404       404       404        404
documents:attachment         GET  302        302         404        404   404     200    200      404       404       200        404
documents:attachment         POST 302        302         405        405   405     405    405      405       405       405        405
"""
