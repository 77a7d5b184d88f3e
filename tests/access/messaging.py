"""Messages of a session that runs: the member has written to the secretariat, which has told the room something.

Who attends writes for himself; only who runs the session answers, removes, tells. An inspector reads what went to the room.
"""

ROWS = """
                          anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
messaging:messages   GET  302        302         200        200   200     404    404      404       404       200        404
messaging:messages   POST 302        302         405        405   405     405    405      405       405       405        405
messaging:write      GET  302        302         405        405   405     405    405      405       405       405        405
messaging:write      POST 302        302         422        422   422     404    404      404       404       404        404
messaging:tell       GET  302        302         405        405   405     405    405      405       405       405        405
messaging:tell       POST 302        302         422        422   404     404    404      404       404       404        404
messaging:switch     GET  302        302         405        405   405     405    405      405       405       405        405
messaging:switch     POST 302        302         302        302*  404     404    404      404       404       404        404
messaging:answer     GET  302        302         405        405   405     405    405      405       405       405        405
messaging:answer     POST 302        302         422        422   404     404    404      404       404       404        404
messaging:settle     GET  302        302         405        405   405     405    405      405       405       405        405
messaging:settle     POST 302        302         302*       302*  404     404    404      404       404       404        404
messaging:remove     GET  302        302         405        405   405     405    405      405       405       405        405
messaging:remove     POST 302        302         302*       302*  404     404    404      404       404       404        404
messaging:end        GET  302        302         405        405   405     405    405      405       405       405        405
messaging:end        POST 302        302         302*       302*  404     404    404      404       404       404        404
"""
