"""A notice to the secretary: read by the person it is for, not found by anybody else.

Mail that was given up is looked after by administrators. An address from a mail ends mails without signing in.
"""

ROWS = """
                                 anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
notifications:list          GET  302        302         200        200   200     200    200      200       200       200        200
notifications:list          POST 302        302         405        405   405     405    405      405       405       405        405
notifications:mark_all_read GET  302        302         405        405   405     405    405      405       405       405        405
notifications:mark_all_read POST 302        302         302        302   302     302    302      302       302       302        302
notifications:mark_read     GET  302        302         405        405   405     405    405      405       405       405        405
notifications:mark_read     POST 302        302         302        404   404     404    404      404       404       404        404
notifications:preferences   GET  302        302         200        200   200     200    200      200       200       200        200
notifications:preferences   POST 302        302         200        200   200     200    200      200       200       200        200
notifications:stop          GET  200        302         200        200   200     200    200      200       200       200        200
notifications:stop          POST 200*       302         200*       200*  200*    200*   200*     200*      200*      200*       200*
notifications:outbox        GET  302        302         404        404   404     404    404      404       404       404        200
notifications:outbox        POST 302        302         405        405   405     405    405      405       405       405        405
notifications:resend        GET  302        302         405        405   405     405    405      405       405       405        405
notifications:resend        POST 302        302         404        404   404     404    404      404       404       404        302*
notifications:open          GET  302        302         302        404   404     404    404      404       404       404        404
notifications:open          POST 302        302         405        405   405     405    405      405       405       405        405
"""
