"""Drafting programmes. On the stage: one of the committee that is adopted, of whose paper the officer's unit drafts, and one that is a draft.

Those of the issuer and who work for it see its programmes; who drafts or advises sees what is adopted, and only his papers.
"""

ROWS = """
                            anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
programme:list         GET  302        302         200        200   200     200    200      200       200       200        200
programme:list         POST 302        302         405        405   405     405    405      405       405       405        405
programme:draw_up      GET  302        302         200        403   403     200    403      403       403       403        403
programme:draw_up      POST 302        302         422        403   403     422    403      403       403       403        403
programme:papers       GET  302        302         404        404   404     404    404      404       404       404        404
programme:papers       POST 302        302         405        405   405     405    405      405       405       405        405
programme:programme    GET  302        302         200        200   200     200    200      404       404       200        404
programme:programme    POST 302        302         405        405   405     405    405      405       405       405        405
programme:adopt        GET  302        302         405        405   405     405    405      405       405       405        405
programme:adopt        POST 302        302         302        302*  302     302    404      404       404       302        404
programme:expect       GET  302        302         200        403   403     200    403      404       404       403        404
programme:expect       POST 302        302         422        403   403     422    403      404       404       403        404
programme:expected     GET  302        302         200        200   200     200    200      404       404       200        404
programme:expected     POST 302        302         405        405   405     405    405      405       405       405        405
programme:amend        GET  302        302         200        403   403     200    403      404       404       403        404
programme:amend        POST 302        302         422        403   403     422    403      404       404       403        404
programme:take_off     GET  302        302         200        403   403     200    403      404       404       403        404
programme:take_off     POST 302        302         422        403   403     422    403      404       404       403        404
programme:begin        GET  302        302         405        405   405     405    405      405       405       405        405
programme:begin        POST 302        302         302*       302   302     302*   302      404       404       302        404
programme:bind         GET  302        302         200        403   403     200    403      404       404       403        404
programme:bind         POST 302        302         422        403   403     422    403      404       404       403        404
"""
