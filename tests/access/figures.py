"""Figures of paper work: everybody counts what he may see; to nobody else's papers do the numbers lead."""

ROWS = """
                            anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
figures:page           GET  302        302         200        200   200     200    200      200       200       200        200
figures:page           POST 302        302         405        405   405     405    405      405       405       405        405
figures:papers         GET  302        302         200        200   200     200    200      200       200       200        200
figures:papers         POST 302        302         405        405   405     405    405      405       405       405        405
figures:incoming       GET  302        302         200        200   200     200    200      200       200       200        200
figures:incoming       POST 302        302         405        405   405     405    405      405       405       405        405
figures:outgoing       GET  302        302         200        200   200     200    200      200       200       200        200
figures:outgoing       POST 302        302         405        405   405     405    405      405       405       405        405
figures:steps          GET  302        302         200        200   200     200    200      200       200       200        200
figures:steps          POST 302        302         405        405   405     405    405      405       405       405        405
figures:ageing         GET  302        302         200        200   200     200    200      200       200       200        200
figures:ageing         POST 302        302         405        405   405     405    405      405       405       405        405
figures:bottlenecks    GET  302        302         200        200   200     200    200      200       200       200        200
figures:bottlenecks    POST 302        302         405        405   405     405    405      405       405       405        405
figures:workload       GET  302        302         200        200   200     200    200      200       200       200        200
figures:workload       POST 302        302         405        405   405     405    405      405       405       405        405
"""
