"""Rules how often there must be a report: declared to everybody, set by the secretary and the heads of the committee."""

ROWS = """
                      anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
cadence:rules         GET  302   302         200        200   200     200    200      200       200       200        200
cadence:rules         POST 302   302         405        405   405     405    405      405       405       405        405
cadence:set_body      GET  302   302         200        200   404     404    404      404       404       404        404
cadence:set_body      POST 302   302         302*       302*  404     404    404      404       404       404        404
cadence:set_directive GET  302   302         200        200   404     404    404      404       404       404        404
cadence:set_directive POST 302   302         422        422   404     404    404      404       404       404        404
cadence:set_task      GET  302   302         200        200   404     404    404      404       404       404        404
cadence:set_task      POST 302   302         422        422   404     404    404      404       404       404        404
cadence:end           GET  302   302         405        405   405     405    405      405       405       405        405
cadence:end           POST 302   302         302*       302*  404     404    404      404       404       404        404
"""
