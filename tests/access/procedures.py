"""Written procedures of the committee, each in the state in which its act is possible.

Prepared, asked and closed by the secretary and the chair, answered by the members, read by the inspector as well, not
found by anybody else. What is being prepared its members do not see.
"""

ROWS = """
                             anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
procedures:list         GET  302        302         200        200   200     200    200      200       200       200        200
procedures:list         POST 302        302         405        405   405     405    405      405       405       405        405
procedures:new          GET  302        302         200        404   404     404    404      404       404       404        404
procedures:new          POST 302        302         422        404   404     404    404      404       404       404        404
procedures:procedure    GET  302        302         200        200   200     404    404      404       404       200        404
procedures:procedure    POST 302        302         405        405   405     405    405      405       405       405        405
procedures:add_question GET  302        302         405        405   405     405    405      405       405       405        405
procedures:add_question POST 302        302         302*       422   404     404    404      404       404       404        404
procedures:ask          GET  302        302         405        405   405     405    405      405       405       405        405
procedures:ask          POST 302        302         302*       302   404     404    404      404       404       404        404
procedures:answer       GET  302        302         404        200   200     404    404      404       404       404        404
procedures:answer       POST 302        302         404        302*  302*    404    404      404       404       404        404
procedures:enter_paper  GET  302        302         200        200   404     404    404      404       404       404        404
procedures:enter_paper  POST 302        302         302*       302*  404     404    404      404       404       404        404
procedures:close        GET  302        302         405        405   405     405    405      405       405       405        405
procedures:close        POST 302        302         302        302   404     404    404      404       404       404        404
procedures:withdraw     GET  302        302         200        200   404     404    404      404       404       404        404
procedures:withdraw     POST 302        302         302*       302*  404     404    404      404       404       404        404
procedures:prolong      GET  302        302         200        200   404     404    404      404       404       404        404
procedures:prolong      POST 302        302         422        422   404     404    404      404       404       404        404
procedures:decide_tie   GET  302        302         404        200   404     404    404      404       404       404        404
procedures:decide_tie   POST 302        302         404        302*  404     404    404      404       404       404        404
procedures:convert      GET  302        302         200        200   404     404    404      404       404       404        404
procedures:convert      POST 302        302         302*       302*  404     404    404      404       404       404        404
"""
