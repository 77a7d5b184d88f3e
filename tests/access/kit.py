"""A job, a written list, a view and an order for several rows of the secretary's: seen and changed by who made them.

Everybody keeps views of his own, and does the same to several rows where his post ever does that.
"""

ROWS = """
                  anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
kit:job      GET  302        302         200        404   404     404    404      404       404       404        404
kit:job      POST 302        302         405        405   405     405    405      405       405       405        405
kit:progress GET  302        302         200        404   404     404    404      404       404       404        404
kit:progress POST 302        302         405        405   405     405    405      405       405       405        405
kit:cancel   GET  302        302         405        405   405     405    405      405       405       405        405
kit:cancel   POST 302        302         302*       404   404     404    404      404       404       404        404
kit:columns      GET  302        302         405        405   405     405    405      405       405       405        405
kit:columns      POST 302        302         302        302   302     302    302      302       302       302        302
kit:save_view    GET  302        302         405        405   405     405    405      405       405       405        405
kit:save_view    POST 302        302         302*       302*  302*    302*   302*     302*      302*      302*       302*
kit:views        GET  302        302         200        200   200     200    200      200       200       200        200
kit:views        POST 302        302         405        405   405     405    405      405       405       405        405
kit:totals       GET  302        302         200        200   200     200    200      200       200       200        200
kit:totals       POST 302        302         422        422   422     422    422      422       422       422        422
kit:view         GET  302        302         200        404   404     404    404      404       404       404        404
kit:view         POST 302        302         302*       404   404     404    404      404       404       404        404
kit:remove_view  GET  302        302         405        405   405     405    405      405       405       405        405
kit:remove_view  POST 302        302         302*       404   404     404    404      404       404       404        404
kit:open_view    GET  302        302         405        405   405     405    405      405       405       405        405
kit:open_view    POST 302        302         302        404   404     404    404      404       404       404        404
kit:export       GET  302        302         405        405   405     405    405      405       405       405        405
kit:export       POST 302        302         200*       200*  200*    200*   200*     200*      200*      200*       200*
kit:download     GET  302        302         200        404   404     404    404      404       404       404        404
kit:download     POST 302        302         405        405   405     405    405      405       405       405        405
kit:bulk         GET  302        302         405        405   405     405    405      405       405       405        405
kit:bulk         POST 302        302         302        302   404     302    302      302       302       404        404
kit:bulk_act     GET  302        302         405        405   405     405    405      405       405       405        405
kit:bulk_act     POST 302        302         422        422   404     422    422      422       422       404        404
kit:bulk_sign    GET  302        302         405        405   405     405    405      405       405       405        405
kit:bulk_sign    POST 302        302         422        404   404     422    404      404       404       404        404
kit:bulk_run     GET  302        302         200        404   404     404    404      404       404       404        404
kit:bulk_run     POST 302        302         405        405   405     405    405      405       405       405        405
kit:undo         GET  302        302         405        405   405     405    405      405       405       405        405
kit:undo         POST 302        302         302        302   302     302    302      302       302       302        302
"""
