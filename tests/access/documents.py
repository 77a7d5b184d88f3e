"""A draft of the committee, one before its signer, one approved, one numbered, and the notice of the scenario, issued.

Read by those whom a row of the audience names; acted on by the posts whose turn it is.
"""

ROWS = """
                             anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
documents:list          GET  302        302         200        200   200     200    200      200       200       200        200
documents:list          POST 302        302         405        405   405     405    405      405       405       405        405
documents:draft         GET  302        302         200        200   403     200    200      200       200       403        403
documents:draft         POST 302        302         422        422   403     422    422      422       422       403        403
documents:registers     GET  302        302         200        200   200     200    200      200       200       200        200
documents:registers     POST 302        302         405        405   405     405    405      405       405       405        405
documents:open_register GET  302        302         200        403   403     200    403      403       403       403        403
documents:open_register POST 302        302         422        403   403     422    403      403       403       403        403
documents:stub          GET  302        302         200        403   403     200    403      403       403       403        403
documents:stub          POST 302        302         422        403   403     422    403      403       403       403        403
documents:close_register GET 302        302         200        403   403     200    404      404       404       403        404
documents:close_register POST 302       302         302*       403   403     302*   404      404       404       403        404
documents:reserve       GET  302        302         200        403   403     200    404      404       404       403        404
documents:reserve       POST 302        302         302*       403   403     302*   404      404       404       403        404
documents:void_reserved GET  302        302         200        403   403     200    404      404       404       403        404
documents:void_reserved POST 302        302         302*       403   403     302*   404      404       404       403        404
documents:void_number   GET  302        302         200        403   404     200    404      404       404       403        404
documents:void_number   POST 302        302         302*       403   404     302*   404      404       404       403        404
documents:close_reader  GET  302        302         200        403   403     200    403      403       403       403        404
documents:close_reader  POST 302        302         302*       403   403     302*   403      403       403       403        404
documents:document      GET  302        302         200        200   200     200    200      200       200       200        404
documents:document      POST 302        302         405        405   405     405    405      405       405       405        405
documents:revise        GET  302        302         200        200   404     404    404      404       404       403        404
documents:revise        POST 302        302         422        422   404     404    404      404       404       403        404
documents:compare       GET  302        302         200        200   200     200    200      200       200       200        404
documents:compare       POST 302        302         405        405   405     405    405      405       405       405        405
documents:submit        GET  302        302         405        405   405     405    405      405       405       405        405
documents:submit        POST 302        302         302*       302*  404     404    404      404       404       403        404
documents:take_back     GET  302        302         405        405   405     405    405      405       405       405        405
documents:take_back     POST 302        302         302*       302*  404     403    404      404       404       403        404
documents:check_content GET  302        302         405        405   405     405    405      405       405       405        405
documents:check_content POST 302        302         302*       302*  404     403    404      404       404       403        404
documents:check_form    GET  302        302         405        405   405     405    405      405       405       405        405
documents:check_form    POST 302        302         302*       403   404     302*   404      404       404       403        404
documents:approve       GET  302        302         405        405   405     405    405      405       405       405        405
documents:approve       POST 302        302         403        302*  404     403    404      404       404       403        404
documents:return_draft  GET  302        302         200        200   404     200    404      404       404       403        404
documents:return_draft  POST 302        302         302*       302*  404     302*   404      404       404       403        404
documents:withdraw      GET  302        302         200        200   404     404    404      404       404       403        404
documents:withdraw      POST 302        302         302*       302*  404     404    404      404       404       403        404
documents:issue         GET  302        302         200        403   404     200    404      404       404       403        404
documents:issue         POST 302        302         302*       403   404     302*   404      404       404       403        404
documents:copy          GET  302        302         200        403   403     200    403      403       403       403        404
documents:copy          POST 302        302         422        403   403     422    403      403       403       403        404
documents:add_alias     GET  302        302         200        403   403     200    403      403       403       403        404
documents:add_alias     POST 302        302         422        403   403     422    403      403       403       403        404
documents:paper         GET  302        302         200        200   200     200    200      200       200       200        404
documents:paper         POST 302        302         405        405   405     405    405      405       405       405        405
documents:original      GET  302        302         200        200   200     200    200      200       200       200        404
documents:original      POST 302        302         405        405   405     405    405      405       405       405        405
documents:preview       GET  302        302         200        200   200     200    200      200       200       200        404
documents:preview       POST 302        302         405        405   405     405    405      405       405       405        405
documents:word          GET  302        302         200        200   404     404    404      404       404       200        404
documents:word          POST 302        302         405        405   405     405    405      405       405       405        405
documents:signatures    GET  302        302         200        200   200     200    200      200       200       200        404
documents:signatures    POST 302        302         405        405   405     405    405      405       405       405        405
"""
