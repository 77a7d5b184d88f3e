"""What fires by itself: seen by all, set by the secretary and the head of the committee, for all by an administrator.

Explanations of the province: asked for and judged by the head, given by the assignee, seen by who sees the assignment.
"""

ROWS = """
                         anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
urging:general      GET  302        302         200        200   200     200    200      200       200       200        200
urging:general      POST 302        302         405        405   405     405    405      405       405       405        405
urging:set_general  GET  302        302         404        404   404     404    404      404       404       404        200
urging:set_general  POST 302        302         404        404   404     404    404      404       404       404        422
urging:ladder       GET  302        302         200        200   200     200    200      200       200       200        200
urging:ladder       POST 302        302         405        405   405     405    405      405       405       405        405
urging:set_ladder   GET  302        302         200        200   404     404    404      404       404       404        404
urging:set_ladder   POST 302        302         422        422   404     404    404      404       404       404        404
urging:drop_ladder  GET  302        302         405        405   405     405    405      405       405       405        405
urging:drop_ladder  POST 302        302         302*       302*  404     404    404      404       404       404        404
urging:directive_ladder GET  302 302        200        200   200     200    200      200       200       200        404
urging:directive_ladder POST 302 302        405        405   405     405    405      405       405       405        405
urging:set_directive_ladder GET  302 302    200        200   404     404    404      404       404       404        404
urging:set_directive_ladder POST 302 302    422        422   404     404    404      404       404       404        404
urging:drop_directive_ladder GET  302 302   405        405   405     405    405      405       405       405        405
urging:drop_directive_ladder POST 302 302   302*       302*  404     404    404      404       404       404        404
urging:set_directive_receipt GET  302 302   200        200   404     404    404      404       404       404        404
urging:set_directive_receipt POST 302 302   422        422   404     404    404      404       404       404        404
urging:set_receipt  GET  302        302         200        200   404     404    404      404       404       404        404
urging:set_receipt  POST 302        302         422        422   404     404    404      404       404       404        404
urging:set_general_receipt GET  302 302         404        404   404     404    404      404       404       404        200
urging:set_general_receipt POST 302 302         404        404   404     404    404      404       404       404        422
urging:letters      GET  302        302         200        200   404     404    404      404       404       404        404
urging:letters      POST 302        302         405        405   405     405    405      405       405       405        405
urging:draft_letter GET  302        302         200        404   404     404    404      404       404       404        404
urging:draft_letter POST 302        302         422        404   404     404    404      404       404       404        404
urging:dismiss_letter GET  302        302         200        404   404     404    404      404       404       404        404
urging:dismiss_letter POST 302        302         302*       404   404     404    404      404       404       404        404
urging:explanations GET  302        302         200        200   200     200    200      200       200       200        200
urging:explanations POST 302        302         405        405   405     405    405      405       405       405        405
urging:ask          GET  302        302         404        200   404     404    404      404       404       404        404
urging:ask          POST 302        302         404        302*  404     404    404      404       404       404        404
urging:explanation  GET  302        302         200        200   200     200    404      200       404       200        404
urging:explanation  POST 302        302         405        405   405     405    405      405       405       405        405
urging:explain      GET  302        302         404        404   404     404    404      200       404       404        404
urging:explain      POST 302        302         404        404   404     404    404      302*      404       404        404
urging:accept       GET  302        302         405        405   405     405    405      405       405       405        405
urging:accept       POST 302        302         404        302*  404     404    404      404       404       404        404
urging:ask_again    GET  302        302         404        200   404     404    404      404       404       404        404
urging:ask_again    POST 302        302         404        302*  404     404    404      404       404       404        404
urging:withdraw     GET  302        302         404        200   404     404    404      404       404       404        404
urging:withdraw     POST 302        302         404        302*  404     404    404      404       404       404        404
urging:file         GET  302        302         200        200   200     200    404      200       404       200        404
urging:file         POST 302        302         405        405   405     405    405      405       405       405        405
"""
