"""Word templates of the standing agency: one in force, one filled on trial. Its clerks keep them, its people use them.

Those of the committee for which the agency stands use them as well.
"""

ROWS = """
                       anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
writing:templates    GET  302        302         200        200   200     200    200      200       200       200        200
writing:templates    POST 302        302         403        403   403     422    403      403       403       403        403
writing:template     GET  302        302         200        200   200     200    200      404       404       404        404
writing:template     POST 302        302         403        403   403     422    403      404       404       404        404
writing:begin        GET  302        302         200        200   403     200    200      404       404       404        404
writing:begin        POST 302        302         422        422   403     422    422      404       404       404        404
writing:retire       GET  302        302         403        403   403     200    403      404       404       404        404
writing:retire       POST 302        302         403        403   403     302*   403      404       404       404        404
writing:try_out      GET  302        302         405        405   405     405    405      405       405       405        405
writing:try_out      POST 302        302         403        403   403     200*   403      404       404       404        404
writing:put_in_force GET  302        302         405        405   405     405    405      405       405       405        405
writing:put_in_force POST 302        302         403        403   403     302*   403      404       404       404        404
writing:file         GET  302        302         200        200   200     200    200      404       404       404        404
writing:file         POST 302        302         405        405   405     405    405      405       405       405        405
"""
