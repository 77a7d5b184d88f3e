"""The notice of the scenario on its way: to the officer himself, to a company on paper, to another by mail; one recalled.

Sent by clerks and secretaries of the issuer, received by whom it was sent to; the link of a mail is itself the authority.
"""

ROWS = """
                             anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
dispatch:list           GET  302        302         200        404   404     200    404      404       404       200        404
dispatch:list           POST 302        302         405        405   405     405    405      405       405       405        405
dispatch:arriving       GET  302        302         200        200   200     200    200      200       200       200        200
dispatch:arriving       POST 302        302         405        405   405     405    405      405       405       405        405
dispatch:book           GET  302        302         200        404   404     200    404      404       404       404        404
dispatch:book           POST 302        302         405        405   405     405    405      405       405       405        405
dispatch:names          GET  302        302         200        403   403     200    403      403       403       403        403
dispatch:names          POST 302        302         405        405   405     405    405      405       405       405        405
dispatch:paper          GET  302        302         200        200   200     200    404      404       404       200        404
dispatch:paper          POST 302        302         405        405   405     405    405      405       405       405        405
dispatch:beside         GET  302        302         302        302   302     302    404      404       404       302        404
dispatch:beside         POST 302        302         405        405   405     405    405      405       405       405        405
dispatch:send           GET  302        302         200        404   404     200    404      404       404       404        404
dispatch:send           POST 302        302         302*       404   404     302*   404      404       404       404        404
dispatch:complete       GET  302        302         200        404   404     200    404      404       404       404        404
dispatch:complete       POST 302        302         302        404   404     302    404      404       404       404        404
dispatch:labels         GET  302        302         200        404   404     200    404      404       404       404        404
dispatch:labels         POST 302        302         405        405   405     405    405      405       405       405        405
dispatch:recall         GET  302        302         200        404   404     200    404      404       404       404        404
dispatch:recall         POST 302        302         302*       404   404     302*   404      404       404       404        404
dispatch:relate         GET  302        302         200        404   404     200    404      404       404       404        404
dispatch:relate         POST 302        302         422        404   404     422    404      404       404       404        404
dispatch:link           GET  200        302         200        200   200     200    200      200       200       200        200
dispatch:link           POST 302*       302         302*       302*  302*    302*   302*     302*      302*      302*       302*
dispatch:link_paper     GET  200        302         200        200   200     200    200      200       200       200        200
dispatch:link_paper     POST 405        302         405        405   405     405    405      405       405       405        405
dispatch:delivery       GET  302        302         200        200   200     200    200      404       404       200        404
dispatch:delivery       POST 302        302         405        405   405     405    405      405       405       405        405
dispatch:receive        GET  302        302         404        404   404     404    200      404       404       404        404
dispatch:receive        POST 302        302         404        404   404     404    302*     404       404       404        404
dispatch:give_back      GET  302        302         404        404   404     404    200      404       404       404        404
dispatch:give_back      POST 302        302         404        404   404     404    302*     404       404       404        404
dispatch:prove          GET  302        302         200        404   404     200    404      404       404       404        404
dispatch:prove          POST 302        302         302*       404   404     302*   404      404       404       404        404
dispatch:confirm_recall GET  302        302         404        404   404     404    200      404       404       404        404
dispatch:confirm_recall POST 302        302         404        404   404     404    302*     404       404       404        404
dispatch:end_link       GET  302        302         405        405   405     405    405      405       405       405        405
dispatch:end_link       POST 302        302         302*       404   404     302*   404      404       404       404        404
dispatch:renew_link     GET  302        302         405        405   405     405    405      405       405       405        405
dispatch:renew_link     POST 302        302         302*       404   404     302*   404      404       404       404        404
"""
