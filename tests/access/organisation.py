"""The structure is open to everybody who is signed in; the members of a body are kept by who prepares its sittings.

Exposure is accepted by who signs for the office, and seen by the administrator and the inspector.
"""

ROWS = """
                                  anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
organisation:list            GET  302        302         200        200   200     200    200      200       200       200        200
organisation:list            POST 302        302         405        405   405     405    405      405       405       405        405
organisation:switch          GET  302        302         405        405   405     405    405      405       405       405        405
organisation:switch          POST 302        302         302        302   302     302    302      302       302       302        302
organisation:bodies          GET  302        302         200        200   200     200    200      200       200       200        200
organisation:bodies          POST 302        302         405        405   405     405    405      405       405       405        405
organisation:body            GET  302        302         200        200   200     200    200      200       200       200        200
organisation:body            POST 302        302         405        405   405     405    405      405       405       405        405
organisation:votes           GET  302        302         200        200   200     200    200      200       200       200        200
organisation:votes           POST 302        302         422        404   404     404    404      404       404       404        422
organisation:words           GET  302        302         200        404   404     404    404      404       404       404        200
organisation:words           POST 302        302         302        404   404     404    404      404       404       404        302
organisation:members         GET  302        302         200        404   404     404    404      404       404       404        200
organisation:members         POST 302        302         422        404   404     404    404      404       404       404        422
organisation:end_membership  GET  302        302         200        404   404     404    404      404       404       404        200
organisation:end_membership  POST 302        302         422        404   404     404    404      404       404       404        422
organisation:deputies        GET  302        302         200        404   404     404    404      404       404       404        200
organisation:deputies        POST 302        302         422        404   404     404    404      404       404       404        422
organisation:end_deputy      GET  302        302         200        404   404     404    404      404       404       404        200
organisation:end_deputy      POST 302        302         422        404   404     404    404      404       404       404        422
organisation:choose          GET  302        302         200        200   200     200    200      200       200       200        200
organisation:choose          POST 302        302         405        405   405     405    405      405       405       405        405
organisation:calendar        GET  302        302         200        200   200     200    200      200       200       200        200
organisation:calendar        POST 302        302         405        405   405     405    405      405       405       405        405
organisation:exposure        GET  302        302         404        200   404     404    404      404       404       200        200
organisation:exposure        POST 302        302         404        422   404     404    404      404       404       422        422
organisation:revoke_exposure GET  302        302         405        405   405     405    405      405       405       405        405
organisation:revoke_exposure POST 302        302         404        302*  404     404    404      404       404       404        404
organisation:organisation    GET  302        302         200        200   200     200    200      200       200       200        200
organisation:organisation    POST 302        302         405        405   405     405    405      405       405       405        405
"""
