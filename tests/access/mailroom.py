"""Mails that came to the standing agency: its clerk keeps the incoming register; nobody else sees them, administrators neither."""

ROWS = """
                        anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
mailroom:mails          GET  302        302         403        403   403     200    403      403       403       403        403
mailroom:mails          POST 302        302         405        405   405     405    405      405       405       405        405
mailroom:eml            GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:eml            POST 302        302         405        405   405     405    405      405       405       405        405
mailroom:settle         GET  302        302         405        405   405     405    405      405       405       405        405
mailroom:settle         POST 302        302         404        404   404     302*   404      404       404       404        404
mailroom:judge          GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:judge          POST 302        302         404        404   404     302*   404      404       404       404        404
mailroom:beside             GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:beside             POST 302        302         405        405   405     405    405      405       405       405        405
mailroom:receipt            GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:receipt            POST 302        302         404        404   404     302*   404      404       404       404        404
mailroom:waive              GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:waive              POST 302        302         404        404   404     302*   404      404       404       404        404
mailroom:write_back_arrival GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:write_back_arrival POST 302        302         404        404   404     302*   404      404       404       404        404
mailroom:write_back_paper   GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:write_back_paper   POST 302        302         404        404   404     302*   404      404       404       404        404
mailroom:slip_of_arrival    GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:slip_of_arrival    POST 302        302         405        405   405     405    405      405       405       405        405
mailroom:slip_of_paper      GET  302        302         404        404   404     200    404      404       404       404        404
mailroom:slip_of_paper      POST 302        302         405        405   405     405    405      405       405       405        405
"""
