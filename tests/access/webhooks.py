"""An endpoint of the secretary's with a delivery that failed: the secretary's post uses it, administrators may look."""

ROWS = """
                       anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
webhooks:list         GET  302        302         200        200   200     200    200      200       200       200        200
webhooks:list         POST 302        302         405        405   405     405    405      405       405       405        405
webhooks:new          GET  302        302         200        200   200     200    200      200       200       200        200
webhooks:new          POST 302        302         422        422   422     422    422      422       422       422        422
webhooks:endpoint     GET  302        302         200        404   404     404    404      404       404       404        200
webhooks:endpoint     POST 302        302         405        405   405     405    405      405       405       405        405
webhooks:rotate       GET  302        302         405        405   405     405    405      405       405       405        405
webhooks:rotate       POST 302        302         302*       404   404     404    404      404       404       404        302
webhooks:disable      GET  302        302         405        405   405     405    405      405       405       405        405
webhooks:disable      POST 302        302         302*       404   404     404    404      404       404       404        302*
webhooks:enable       GET  302        302         405        405   405     405    405      405       405       405        405
webhooks:enable       POST 302        302         302        404   404     404    404      404       404       404        302
webhooks:ping         GET  302        302         405        405   405     405    405      405       405       405        405
webhooks:ping         POST 302        302         302*       404   404     404    404      404       404       404        302
webhooks:resend_range GET  302        302         200        404   404     404    404      404       404       404        200
webhooks:resend_range POST 302        302         422        404   404     404    404      404       404       404        422
webhooks:delivery     GET  302        302         200        404   404     404    404      404       404       404        200
webhooks:delivery     POST 302        302         405        405   405     405    405      405       405       405        405
webhooks:resend_one   GET  302        302         405        405   405     405    405      405       405       405        405
webhooks:resend_one   POST 302        302         302*       404   404     404    404      404       404       404        302
"""
