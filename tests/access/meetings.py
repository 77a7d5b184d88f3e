"""Sittings of the committee, in the state in which each act is possible.

Read by those invited and the inspector, prepared by the secretary, run by the secretary and the chair, not found by
anybody else. The invitation is the member's.
"""

ROWS = """
                                anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
meetings:list              GET  302        302         200        200   200     200    200      200       200       200        200
meetings:list              POST 302        302         405        405   405     405    405      405       405       405        405
meetings:new               GET  302        302         200        404   404     404    404      404       404       404        404
meetings:new               POST 302        302         422        404   404     404    404      404       404       404        404
meetings:sitting           GET  302        302         200        200   200     404    404      404       404       200        404
meetings:sitting           POST 302        302         405        405   405     405    405      405       405       405        405
meetings:calendar          GET  302        302         200        200   200     404    404      404       404       200        404
meetings:calendar          POST 302        302         405        405   405     405    405      405       405       405        405
meetings:room              GET  302        302         200        200   200     404    404      404       404       200        404
meetings:room              POST 302        302         405        405   405     405    405      405       405       405        405
meetings:chair             GET  302        302         200        200   404     404    404      404       404       404        404
meetings:chair             POST 302        302         405        405   405     405    405      405       405       405        405
meetings:hall              GET  302        302         200        200   404     404    404      404       404       404        404
meetings:hall              POST 302        302         405        405   405     405    405      405       405       405        405
meetings:desk              GET  302        302         200        404   404     404    404      404       404       404        404
meetings:desk              POST 302        302         405        405   405     405    405      405       405       405        405
meetings:open              GET  302        302         405        405   405     405    405      405       405       405        405
meetings:open              POST 302        302         302*       302*  404     404    404      404       404       404        404
meetings:close             GET  302        302         405        405   405     405    405      405       405       405        405
meetings:close             POST 302        302         302*       302*  404     404    404      404       404       404        404
meetings:notice            GET  302        302         200        200   404     404    404      404       404       404        404
meetings:notice            POST 302        302         302*       302*  404     404    404      404       404       404        404
meetings:change            GET  302        302         200        404   404     404    404      404       404       404        404
meetings:change            POST 302        302         422        404   404     404    404      404       404       404        404
meetings:cancel            GET  302        302         200        404   404     404    404      404       404       404        404
meetings:cancel            POST 302        302         302*       404   404     404    404      404       404       404        404
meetings:prepare           GET  302        302         200        404   404     404    404      404       404       404        404
meetings:prepare           POST 302        302         405        405   405     405    405      405       405       405        405
meetings:find              GET  302        302         200        404   404     404    404      404       404       404        404
meetings:find              POST 302        302         405        405   405     405    405      405       405       405        405
meetings:convene           GET  302        302         200        404   404     404    404      404       404       404        404
meetings:convene           POST 302        302         302*       404   404     404    404      404       404       404        404
meetings:invite            GET  302        302         405        405   405     405    405      405       405       405        405
meetings:invite            POST 302        302         422        404   404     404    404      404       404       404        404
meetings:invite_members    GET  302        302         405        405   405     405    405      405       405       405        405
meetings:invite_members    POST 302        302         302        404   404     404    404      404       404       404        404
meetings:add_point         GET  302        302         405        405   405     405    405      405       405       405        405
meetings:add_point         POST 302        302         422        404   404     404    404      404       404       404        404
meetings:point             GET  302        302         200        404   404     404    404      404       404       404        404
meetings:point             POST 302        302         422        404   404     404    404      404       404       404        404
meetings:move_point        GET  302        302         405        405   405     405    405      405       405       405        405
meetings:move_point        POST 302        302         302*       404   404     404    404      404       404       404        404
meetings:indent_point      GET  302        302         405        405   405     405    405      405       405       405        405
meetings:indent_point      POST 302        302         302*       404   404     404    404      404       404       404        404
meetings:restrict_point    GET  302        302         200        200   404     404    404      404       404       404        404
meetings:restrict_point    POST 302        302         302*       302*  404     404    404      404       404       404        404
meetings:share_point       GET  302        302         405        405   405     405    405      405       405       405        405
meetings:share_point       POST 302        302         422        404   404     404    404      404       404       404        404
meetings:restrict_paper    GET  302        302         200        200   404     404    404      404       404       404        404
meetings:restrict_paper    POST 302        302         302*       302*  404     404    404      404       404       404        404
meetings:remove_point      GET  302        302         405        405   405     405    405      405       405       405        405
meetings:remove_point      POST 302        302         302*       404   404     404    404      404       404       404        404
meetings:add_paper         GET  302        302         405        405   405     405    405      405       405       405        405
meetings:add_paper         POST 302        302         422        404   404     404    404      404       404       404        404
meetings:go                GET  302        302         405        405   405     405    405      405       405       405        405
meetings:go                POST 302        302         302*       302*  404     404    404      404       404       404        404
meetings:write             GET  302        302         405        405   405     405    405      405       405       405        405
meetings:write             POST 302        302         302*       302*  404     404    404      404       404       404        404
meetings:paper             GET  302        302         200        200   200     404    404      404       404       200        404
meetings:paper             POST 302        302         405        405   405     405    405      405       405       405        405
meetings:paper_file        GET  302        302         200        200   200     404    404      404       404       200        404
meetings:paper_file        POST 302        302         405        405   405     405    405      405       405       405        405
meetings:remove_paper      GET  302        302         405        405   405     405    405      405       405       405        405
meetings:remove_paper      POST 302        302         302*       404   404     404    404      404       404       404        404
meetings:answer            GET  302        302         405        405   405     405    405      405       405       405        405
meetings:answer            POST 302        302         422        422   302*    404    404      404       404       422        404
meetings:withdraw          GET  302        302         405        405   405     405    405      405       405       405        405
meetings:withdraw          POST 302        302         302*       404   404     404    404      404       404       404        404
meetings:check_in          GET  302        302         405        405   405     405    405      405       405       405        405
meetings:check_in          POST 302        302         302*       302   302*    404    404      404       404       302        404
meetings:leave             GET  302        302         405        405   405     405    405      405       405       405        405
meetings:leave             POST 302        302         302*       302*  302     404    404      404       404       302        404
meetings:edit              GET  302        302         200        200   404     404    404      404       404       404        404
meetings:edit              POST 302        302         422        422   404     404    404      404       404       404        404
meetings:move_conclusion   GET  302        302         405        405   405     405    405      405       405       405        405
meetings:move_conclusion   POST 302        302         302        302   404     404    404      404       404       404        404
meetings:remove_conclusion GET  302        302         405        405   405     405    405      405       405       405        405
meetings:remove_conclusion POST 302        302         302*       302*  404     404    404      404       404       404        404
"""
