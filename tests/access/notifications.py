"""A notice to the secretary: read by the person it is for, not found by anybody else."""

ROWS = """
                                 anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
notifications:list          GET  302        302         200        200   200     200    200      200       200       200        200
notifications:list          POST 302        302         405        405   405     405    405      405       405       405        405
notifications:mark_all_read GET  302        302         405        405   405     405    405      405       405       405        405
notifications:mark_all_read POST 302        302         302        302   302     302    302      302       302       302        302
notifications:mark_read     GET  302        302         405        405   405     405    405      405       405       405        405
notifications:mark_read     POST 302        302         302        404   404     404    404      404       404       404        404
notifications:open          GET  302        302         302        404   404     404    404      404       404       404        404
notifications:open          POST 302        302         405        405   405     405    405      405       405       405        405
"""
