"""An import of the secretary's own list: nobody else sees it, whatever his office.

Lists of tasks are imported by secretaries of bodies, the structure by administrators. The batch that is looked through
has a faulty row; another is ready to be run, a third has been run.
"""

ROWS = """
                      anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
imports:list     GET  302        302         200        200   200     200    200      200       200       200        200
imports:list     POST 302        302         405        405   405     405    405      405       405       405        405
imports:new      GET  302        302         200        404   404     404    404      404       404       404        404
imports:new      POST 302        302         422        404   404     404    404      404       404       404        404
imports:template GET  302        302         200        404   404     404    404      404       404       404        404
imports:template POST 302        302         405        405   405     405    405      405       405       405        405
imports:batch    GET  302        302         200        404   404     404    404      404       404       404        404
imports:batch    POST 302        302         405        405   405     405    405      405       405       405        405
imports:sheet    GET  302        302         200        404   404     404    404      404       404       404        404
imports:sheet    POST 302        302         422        404   404     404    404      404       404       404        404
imports:columns  GET  302        302         200        404   404     404    404      404       404       404        404
imports:columns  POST 302        302         422        404   404     404    404      404       404       404        404
imports:mend     GET  302        302         200        404   404     404    404      404       404       404        404
imports:mend     POST 302        302         302        404   404     404    404      404       404       404        404
imports:faulty   GET  302        302         200        404   404     404    404      404       404       404        404
imports:faulty   POST 302        302         405        405   405     405    405      405       405       405        405
imports:run      GET  302        302         405        405   405     405    405      405       405       405        405
imports:run      POST 302        302         302*       404   404     404    404      404       404       404        404
imports:undo     GET  302        302         405        405   405     405    405      405       405       405        405
imports:undo     POST 302        302         302*       404   404     404    404      404       404       404        404
imports:give_up  GET  302        302         405        405   405     405    405      405       405       405        405
imports:give_up  POST 302        302         302*       404   404     404    404      404       404       404        404
"""
