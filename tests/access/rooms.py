"""Rooms of the committee's standing agency: seen by those of the agency and of its committees, kept by the administrator.

Booked by those whose posts book rooms; the booking is the clerk's.
"""

ROWS = """
                          anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
rooms:list           GET  302        302         200        200   200     200    200      200       200       200        200
rooms:list           POST 302        302         405        405   405     405    405      405       405       405        405
rooms:calendar       GET  302        302         200        200   200     200    200      200       200       200        200
rooms:calendar       POST 302        302         405        405   405     405    405      405       405       405        405
rooms:free           GET  302        302         200        200   200     200    200      200       200       200        200
rooms:free           POST 302        302         405        405   405     405    405      405       405       405        405
rooms:new            GET  302        302         404        404   404     404    404      404       404       404        200
rooms:new            POST 302        302         404        404   404     404    404      404       404       404        422
rooms:room           GET  302        302         200        200   200     200    200      404       404       200        200
rooms:room           POST 302        302         405        405   405     405    405      405       405       405        405
rooms:change         GET  302        302         404        404   404     404    404      404       404       404        200
rooms:change         POST 302        302         404        404   404     404    404      404       404       404        422
rooms:close          GET  302        302         404        404   404     404    404      404       404       404        200
rooms:close          POST 302        302         404        404   404     404    404      404       404       404        422
rooms:reopen         GET  302        302         405        405   405     405    405      405       405       405        405
rooms:reopen         POST 302        302         404        404   404     404    404      404       404       404        302*
rooms:book           GET  302        302         200        200   404     200    404      200       404       404        404
rooms:book           POST 302        302         422        422   404     422    404      422       404       404        404
rooms:booking        GET  302        302         200        200   200     200    200      404       404       200        404
rooms:booking        POST 302        302         405        405   405     405    405      405       405       405        405
rooms:change_booking GET  302        302         404        404   404     200    404      404       404       404        404
rooms:change_booking POST 302        302         404        404   404     422    404      404       404       404        404
rooms:cancel_booking GET  302        302         405        405   405     405    405      405       405       405        405
rooms:cancel_booking POST 302        302         404        404   404     302*   404      404       404       404        404
"""
