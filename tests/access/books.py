"""Registers as books. The closed one is a register of the committee whose year is over; nothing stands in it.

Whoever stands in an organisation or body, or works for it, reads its registers; what stands under a number he reads
where the document is open to him.
"""

ROWS = """
                            anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
books:list             GET  302        302         200        200   200     200    200      200       200       200        200
books:list             POST 302        302         405        405   405     405    405      405       405       405        405
books:outgoing         GET  302        302         200        200   200     200    200      200       200       200        200
books:outgoing         POST 302        302         405        405   405     405    405      405       405       405        405
books:incoming         GET  302        302         200        200   200     200    200      200       200       200        200
books:incoming         POST 302        302         405        405   405     405    405      405       405       405        405
books:follow_up        GET  302        302         200        200   200     200    200      200       200       200        200
books:follow_up        POST 302        302         405        405   405     405    405      405       405       405        405
books:print_outgoing   GET  302        302         405        405   405     405    405      405       405       405        405
books:print_outgoing   POST 302        302         200*       200*  200*    200*   200*     404       404       200*       404
books:print_incoming   GET  302        302         405        405   405     405    405      405       405       405        405
books:print_incoming   POST 302        302         404        404   404     200*   200*     404       404       200*       404
books:print_follow_up  GET  302        302         405        405   405     405    405      405       405       405        405
books:print_follow_up  POST 302        302         404        404   404     200*   200*     404       404       200*       404
books:incoming_report  GET  302        302         200        200   200     200    200      200       200       200        200
books:incoming_report  POST 302        302         405        405   405     405    405      405       405       405        405
books:outgoing_report  GET  302        302         200        200   200     200    200      200       200       200        200
books:outgoing_report  POST 302        302         405        405   405     405    405      405       405       405        405
books:closed           GET  302        302         200        200   200     200    404      404       404       200        404
books:closed           POST 302        302         405        405   405     405    405      405       405       405        405
"""
