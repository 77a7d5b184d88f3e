"""What is presented in a sitting in session: turned by the secretary and the chair, not found by who only follows."""

ROWS = """
                          anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
presenting:show      GET   302        302         405        405   405     405    405      405       405       405        405
presenting:show      POST 302        302         302        302   404     404    404      404       404       404        404
presenting:stop      GET   302        302         405        405   405     405    405      405       405       405        405
presenting:stop      POST 302        302         302*       302*  404     404    404      404       404       404        404
presenting:ask       GET   302        302         405        405   405     405    405      405       405       405        405
presenting:ask       POST 302        302         302*       302*  404     404    404      404       404       404        404
presenting:hall_file GET  404        302         200        200   404     404    404      404       404       404        404
presenting:hall_file POST 405        302         405        405   405     405    405      405       405       405        405
"""
