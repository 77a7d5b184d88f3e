"""Acts on assignments: an assignment of the committee's task to the province, its report, its request for time.

The assignee answers; the secretary and the head watch over it; the inspector reads the evidence.
"""

ROWS = """
                                  anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
assignments:receive          GET  302        302         404        404   404     404    404      200       404       404        404
assignments:receive          POST 302        302         404        404   404     404    404      302*      404       404        404
assignments:dispute          GET  302        302         404        404   404     404    404      200       404       404        404
assignments:dispute          POST 302        302         404        404   404     404    404      302*      404       404        404
assignments:settle           GET  302        302         200        200   404     404    404      404       404       404        404
assignments:settle           POST 302        302         422        422   404     404    404      404       404       404        404
assignments:hand_down        GET  302        302         404        404   404     404    404      200       404       404        404
assignments:hand_down        POST 302        302         404        404   404     404    404      422       404       404        404
assignments:report           GET  302        302         404        404   404     404    404      200       404       404        404
assignments:report           POST 302        302         404        404   404     404    404      302*      404       404        404
assignments:ask_extension    GET  302        302         404        404   404     404    404      200       404       404        404
assignments:ask_extension    POST 302        302         404        404   404     404    404      422       404       404        404
assignments:recovery         GET  302        302         404        404   404     404    404      200       404       404        404
assignments:recovery         POST 302        302         404        404   404     404    404      422       404       404        404
assignments:milestones       GET  302        302         200        200   404     404    404      200       404       404        404
assignments:milestones       POST 302        302         422        422   404     404    404      422       404       404        404
assignments:accept           GET  302        302         200        200   404     404    404      404       404       404        404
assignments:accept           POST 302        302         302*       302*  404     404    404      404       404       404        404
assignments:judge            GET  302        302         200        200   404     404    404      404       404       404        404
assignments:judge            POST 302        302         422        422   404     404    404      404       404       404        404
assignments:return_report    GET  302        302         200        200   404     404    404      404       404       404        404
assignments:return_report    POST 302        302         302*       302*  404     404    404      404       404       404        404
assignments:examine_extension GET 302        302         200        200   404     404    404      404       404       404        404
assignments:examine_extension POST 302       302         422        422   404     404    404      404       404       404        404
assignments:request_evidence GET  302        302         200        200   200     200    404      200       404       200        404
assignments:request_evidence POST 302        302         405        405   405     405    405      405       405       405        405
assignments:decide_extension GET  302        302         404        200   404     404    404      404       404       404        404
assignments:decide_extension POST 302        302         404        422   404     404    404      404       404       404        404
assignments:forecast         GET  302        302         404        404   404     404    404      200       404       404        404
assignments:forecast         POST 302        302         404        404   404     404    404      302*      404       404        404
assignments:charge           GET  302        302         404        404   404     404    404      200       404       404        404
assignments:charge           POST 302        302         404        404   404     404    404      302       404       404        404
assignments:suspend          GET  302        302         200        200   404     404    404      404       404       404        404
assignments:suspend          POST 302        302         302*       302*  404     404    404      404       404       404        404
assignments:resume           GET  302        302         200        200   404     404    404      404       404       404        404
assignments:resume           POST 302        302         302*       302*  404     404    404      404       404       404        404
assignments:close            GET  302        302         200        200   404     404    404      404       404       404        404
assignments:close            POST 302        302         302*       302*  404     404    404      404       404       404        404
assignments:reopen           GET  302        302         200        200   404     404    404      404       404       404        404
assignments:reopen           POST 302        302         302*       302*  404     404    404      404       404       404        404
assignments:evidence         GET  302        302         200        200   200     200    404      200       404       200        404
assignments:evidence         POST 302        302         405        405   405     405    405      405       405       405        405
"""
