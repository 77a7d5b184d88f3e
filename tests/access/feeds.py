"""A calendar feed of the secretary's: whoever knows its address reads it, only its owner revokes it."""

ROWS = """
             anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
feeds:list   GET  302        302         200        200   200     200    200      200       200       200        200
feeds:list   POST 302        302         422        422   422     422    422      422       422       422        422
feeds:revoke GET  302        302         405        405   405     405    405      405       405       405        405
feeds:revoke POST 302        302         302*       404   404     404    404      404       404       404        404
feeds:read   GET  200        302         200        200   200     200    200      200       200       200        200
feeds:read   POST 405        302         405        405   405     405    405      405       405       405        405
"""
