"""Motions in a sitting in session: the member has moved an amendment to a conclusion under the point at hand.

Read by everybody who reads the point, moved by whom the rules let propose, decided on by the secretary and the chair.
"""

ROWS = """
                            anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
motions:of_point       GET  302        302         200        200   200     404    404      404       404       200        404
motions:of_point       POST 302        302         405        405   405     405    405      405       405       405        405
motions:move           GET  302        302         200        200   200     404    404      404       404       404        404
motions:move           POST 302        302         422        422   422     404    404      404       404       404        404
motions:amend          GET  302        302         200        200   200     404    404      404       404       404        404
motions:amend          POST 302        302         422        422   422     404    404      404       404       404        404
motions:amend_proposal GET  302        302         200        200   200     404    404      404       404       404        404
motions:amend_proposal POST 302        302         422        422   422     404    404      404       404       404        404
motions:motion         GET  302        302         200        200   200     404    404      404       404       200        404
motions:motion         POST 302        302         405        405   405     405    405      405       405       405        405
motions:reword         GET  302        302         200        200   200     404    404      404       404       404        404
motions:reword         POST 302        302         422        422   422     404    404      404       404       404        404
motions:say            GET  302        302         405        405   405     405    405      405       405       405        405
motions:say            POST 302        302         302        302   302     404    404      404       404       302        404
motions:withdraw       GET  302        302         405        405   405     405    405      405       405       405        405
motions:withdraw       POST 302        302         302*       302*  302*    404    404      404       404       302        404
motions:admit          GET  302        302         405        405   405     405    405      405       405       405        405
motions:admit          POST 302        302         302*       302*  404     404    404      404       404       404        404
motions:refuse         GET  302        302         200        200   404     404    404      404       404       404        404
motions:refuse         POST 302        302         422        422   404     404    404      404       404       404        404
motions:put            GET  302        302         200        200   404     404    404      404       404       404        404
motions:put            POST 302        302         422        422   404     404    404      404       404       404        404
motions:adopt          GET  302        302         405        405   405     405    405      405       405       405        405
motions:adopt          POST 302        302         302*       302*  404     404    404      404       404       404        404
motions:place          GET  302        302         405        405   405     405    405      405       405       405        405
motions:place          POST 302        302         302        302   404     404    404      404       404       404        404
motions:work_in        GET  302        302         200        200   404     404    404      404       404       404        404
motions:work_in        POST 302        302         422        422   404     404    404      404       404       404        404
"""
