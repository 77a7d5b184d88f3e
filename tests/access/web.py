"""The desk, the search and the log are one's own; an entry of the log is read by who wrote it and by the inspector.

The clock is a demonstration's.
"""

ROWS = """
                   anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
web:desk      GET  302        302         200        200   200     200    200      200       200       200        200
web:desk      POST 302        302         405        405   405     405    405      405       405       405        405
web:beside    GET  302        302         200        200   200     200    200      200       200       200        200
web:beside    POST 302        302         405        405   405     405    405      405       405       405        405
web:walk      GET  302        302         405        405   405     405    405      405       405       405        405
web:walk      POST 302        302         302        302   302     302    302      302       302       302        302
web:search    GET  302        302         200        200   200     200    200      200       200       200        200
web:search    POST 302        302         405        405   405     405    405      405       405       405        405
web:palette   GET  302        302         200        200   200     200    200      200       200       200        200
web:palette   POST 302        302         405        405   405     405    405      405       405       405        405
web:log       GET  302        302         200        200   200     200    200      200       200       200        200
web:log       POST 302        302         405        405   405     405    405      405       405       405        405
web:log_entry GET  302        302         200        404   404     404    404      404       404       200        404
web:log_entry POST 302        302         405        405   405     405    405      405       405       405        405
web:clock     GET  302        302         405        405   405     405    405      405       405       405        405
web:clock     POST 302        302         302*       302*  302*    302*   302*     302*      302*      302*       302*
"""
