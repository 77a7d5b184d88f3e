"""A session in preparation of which members were asked when they can come, and one of which they were not.

Asked for by who prepares the sittings of the body, read with names by the inspector too; answered by who is asked.
"""

ROWS = """
                   anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
dates:ask          GET  302        302         200        404   404     404    404      404       404       404        404
dates:ask          POST 302        302         422        404   404     404    404      404       404       404        404
dates:against      GET  302        302         200        404   404     404    404      404       404       404        404
dates:against      POST 302        302         405        405   405     405    405      405       405       405        405
dates:poll         GET  302        302         200        404   404     404    404      404       404       200        404
dates:poll         POST 302        302         422        404   404     404    404      404       404       404        404
dates:withdraw     GET  302        302         200        404   404     404    404      404       404       404        404
dates:withdraw     POST 302        302         422        404   404     404    404      404       404       404        404
dates:answer       GET  302        302         404        404   200     404    404      404       404       404        404
dates:answer       POST 302        302         404        404   422     404    404      404       404       404        404
"""
