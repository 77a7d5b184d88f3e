"""Directives without an end: seen by whoever sees them, reviewed by the secretary and the heads of the committee."""

ROWS = """
                   anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
reviews:list       GET  302   302         200        200   200     200    200      200       200       200        200
reviews:list       POST 302   302         405        405   405     405    405      405       405       405        405
reviews:set_rule   GET  302   302         404        404   404     404    404      404       404       404        200
reviews:set_rule   POST 302   302         404        404   404     404    404      404       404       404        422
reviews:directive  GET  302   302         200        200   200     200    200      200       200       200        404
reviews:directive  POST 302   302         405        405   405     405    405      405       405       405        405
reviews:review     GET  302   302         200        200   404     404    404      404       404       404        404
reviews:review     POST 302   302         422        422   404     404    404      404       404       404        404
reviews:move       GET  302   302         200        200   404     404    404      404       404       404        404
reviews:move       POST 302   302         422        422   404     404    404      404       404       404        404
"""
