"""Ballots of the committee: put and closed by the secretary and the chair, cast by those on the roll.

Notes for others are the secretary's, a tie is the chair's; results are read by everybody who sees the sitting.
A secret ballot's papers are opened by its tellers, who are here the head and the member.
"""

ROWS = """
                         anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
voting:put          GET  302        302         200        200   404     404    404      404       404       404        404
voting:put          POST 302        302         422        422   404     404    404      404       404       404        404
voting:enter_ballot GET  302        302         200        404   404     404    404      404       404       404        404
voting:enter_ballot POST 302        302         422        404   404     404    404      404       404       404        404
voting:recuse       GET  302        302         200        200   200     404    404      404       404       404        404
voting:recuse       POST 302        302         422        422   422     404    404      404       404       404        404
voting:give_proxy   GET  302        302         200        404   404     404    404      404       404       404        404
voting:give_proxy   POST 302        302         422        404   404     404    404      404       404       404        404
voting:give_own_proxy GET  302        302         404        404   404     404    404      404       404       404        404
voting:give_own_proxy POST 302        302         404        404   404     404    404      404       404       404        404
voting:withdraw_proxy GET  302        302         405        405   405     405    405      405       405       405        405
voting:withdraw_proxy POST 302        302         404        404   302*    404    404      404       404       404        404
voting:refuse_proxy   GET  302        302         200        404   404     404    404      404       404       404        404
voting:refuse_proxy   POST 302        302         422        404   404     404    404      404       404       404        404
voting:revoke_proxy GET  302        302         405        405   405     405    405      405       405       405        405
voting:revoke_proxy POST 302        302         302*       404   404     404    404      404       404       404        404
voting:ballot       GET  302        302         200        200   200     404    404      404       404       200        404
voting:ballot       POST 302        302         405        405   405     405    405      405       405       405        405
voting:progress     GET  302        302         200        200   404     404    404      404       404       404        404
voting:progress     POST 302        302         405        405   405     405    405      405       405       405        405
voting:names        GET  302        302         200        200   200     404    404      404       404       200        404
voting:names        POST 302        302         405        405   405     405    405      405       405       405        405
voting:paper        GET  302        302         200        200   200     404    404      404       404       200        404
voting:paper        POST 302        302         405        405   405     405    405      405       405       405        405
voting:cast         GET  302        302         405        405   405     405    405      405       405       405        405
voting:cast         POST 302        302         404        302   302     404    404      404       404       404        404
voting:enter        GET  302        302         200        404   404     404    404      404       404       404        404
voting:enter        POST 302        302         302        404   404     404    404      404       404       404        404
voting:take_back_last GET 302       302         405        405   405     405    405      405       405       405        405
voting:take_back_last POST 302      302         302        404   404     404    404      404       404       404        404
voting:close        GET  302        302         405        405   405     405    405      405       405       405        405
voting:close        POST 302        302         302*       302*  404     404    404      404       404       404        404
voting:merge        GET  302        302         200        404   404     404    404      404       404       404        404
voting:merge        POST 302        302         422        404   404     404    404      404       404       404        404
voting:annul        GET  302        302         200        200   404     404    404      404       404       404        404
voting:annul        POST 302        302         422        422   404     404    404      404       404       404        404
voting:decide       GET  302        302         405        405   405     405    405      405       405       405        405
voting:decide       POST 302        302         404        302*  404     404    404      404       404       404        404
voting:name_tellers     GET  302        302        200        200   404     404    404      404       404       404        404
voting:name_tellers     POST 302        302        422        422   404     404    404      404       404       404        404
voting:panel            GET  302        302        200        200   404     404    404      404       404       404        404
voting:panel            POST 302        302        405        405   405     405    405      405       405       405        405
voting:teller           GET  302        302        404        200   200     404    404      404       404       404        404
voting:teller           POST 302        302        405        405   405     405    405      405       405       405        405
voting:teller_state     GET  302        302        404        200   200     404    404      404       404       404        404
voting:teller_state     POST 302        302        405        405   405     405    405      405       405       405        405
voting:give_key         GET  302        302        405        405   405     405    405      405       405       405        405
voting:give_key         POST 302        302        404        422   422     404    404      404       404       404        404
voting:begin_count      GET  302        302        405        405   405     405    405      405       405       405        405
voting:begin_count      POST 302        302        404        422   422     404    404      404       404       404        404
voting:sealed_papers    GET  302        302        404        200   200     404    404      404       404       404        404
voting:sealed_papers    POST 302        302        405        405   405     405    405      405       405       405        405
voting:open_papers      GET  302        302        405        405   405     405    405      405       405       405        405
voting:open_papers      POST 302        302        404        422   422     404    404      404       404       404        404
voting:cast_sealed      GET  302        302        405        405   405     405    405      405       405       405        405
voting:cast_sealed      POST 302        302        404        302   302     404    404      404       404       404        404
voting:waiting          GET  302        302        200        200   404     404    404      404       404       404        404
voting:waiting          POST 302        302        405        405   405     405    405      405       405       405        405
voting:wait_no_longer   GET  302        302        405        405   405     405    405      405       405       405        405
voting:wait_no_longer   POST 302        302        302        302   404     404    404      404       404       404        404
voting:totals           GET  302        302        200        404   404     404    404      404       404       404        404
voting:totals           POST 302        302        422        404   404     404    404      404       404       404        404
voting:hands            GET  302        302        200        404   404     404    404      404       404       404        404
voting:hands            POST 302        302        422        404   404     404    404      404       404       404        404
voting:published        GET  302        302        200        200   200     404    404      404       404       200        404
voting:published        POST 302        302        405        405   405     405    405      405       405       405        405
voting:recount          GET  302        302        200        200   200     200    200      200       200       200        200
voting:recount          POST 302        302        405        405   405     405    405      405       405       405        405
"""
