"""Health and figures are for machines; how the installation is, for those who keep it and those who inspect it."""

ROWS = """
                       anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
operation:live    GET  200        302         200        200   200     200    200      200       200       200        200
operation:live    POST 405        302         405        405   405     405    405      405       405       405        405
operation:ready   GET  200        302         200        200   200     200    200      200       200       200        200
operation:ready   POST 405        302         405        405   405     405    405      405       405       405        405
operation:metrics GET  200        302         200        200   200     200    200      200       200       200        200
operation:metrics POST 405        302         405        405   405     405    405      405       405       405        405
operation:page    GET  302        302         404        404   404     404    404      404       404       200        200
operation:page    POST 302        302         405        405   405     405    405      405       405       405        405
"""
