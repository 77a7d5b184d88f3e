"""A draft of the committee, submitted, that its deputy is to sign before the head: named by the secretary.

Only the post that is named answers; who names and drops are those who draft. Everybody whom the draft is open to sees who signs.
"""

ROWS = """
                   anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
cosigning:signers GET  302        302         200        200   404     200    404      404       404       200        404
cosigning:signers POST 302        302         422        422   404     422    404      404       404       403        404
cosigning:drop    GET  302        302         405        405   405     405    405      405       405       405        405
cosigning:drop    POST 302        302         302*       302*  404     404    404      404       404       403        404
cosigning:agree   GET  302        302         405        405   405     405    405      405       405       405        405
cosigning:agree   POST 302        302         403        403   404     403    404      404       404       403        404
cosigning:refuse  GET  302        302         403        403   404     403    404      404       404       403        404
cosigning:refuse  POST 302        302         403        403   404     403    404      404       404       403        404
"""
