"""Positions of members on the points of a convened sitting, what the chair adopts together, points that the officer proposed.

Stated by the chair and members, read by who runs the sitting and the inspector. The adoption and the taking up
again are refused: the sitting is not open, which is said on the page that they lead back to.
"""

ROWS = """
                   anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
agendas:positions  GET  302        302         200        200   200     404    404      404       404       200        404
agendas:positions  POST 302        302         422        302   302     404    404      404       404       422        404
agendas:adopt      GET  302        302         405        405   405     405    405      405       405       405        405
agendas:adopt      POST 302        302         302        302   404     404    404      404       404       404        404
agendas:put_by_consent GET 302     302         405        405   405     405    405      405       405       405        405
agendas:put_by_consent POST 302    302         302        302   404     404    404      404       404       404        404
agendas:undo_by_consent GET 302    302         405        405   405     405    405      405       405       405        405
agendas:undo_by_consent POST 302   302         302        302   404     404    404      404       404       404        404
agendas:object     GET  302        302         405        405   405     405    405      405       405       405        405
agendas:object     POST 302        302         404        302   302     404    404      404       404       404        404
agendas:take_out   GET  302        302         405        405   405     405    405      405       405       405        405
agendas:take_out   POST 302        302         302*       302*  404     404    404      404       404       404        404
agendas:take_up    GET  302        302         405        405   405     405    405      405       405       405        405
agendas:take_up    POST 302        302         302        302   404     404    404      404       404       404        404
agendas:proposals  GET  302        302        200        200        200        200        200        200        200        200        200
agendas:proposals  POST 302        302        405        405        405        405        405        405        405        405        405
agendas:propose    GET  302        302        200        200        404        200        200        200        200        404        404
agendas:propose    POST 302        302        422        422        404        422        422        422        422        404        404
agendas:proposal   GET  302        302        200        200        404        404        200        404        404        200        404
agendas:proposal   POST 302        302        405        405        405        405        405        405        405        405        405
agendas:paper_file GET  302        302        200        200        404        404        200        404        404        200        404
agendas:paper_file POST 302        302        405        405        405        405        405        405        405        405        405
agendas:resend     GET  302        302        404        404        404        404        200        404        404        404        404
agendas:resend     POST 302        302        404        404        404        404        422        404        404        404        404
agendas:add_paper  GET  302        302        405        405        405        405        405        405        405        405        405
agendas:add_paper  POST 302        302        404        404        404        404        422        404        404        404        404
agendas:approve    GET  302        302        405        405        405        405        405        405        405        405        405
agendas:approve    POST 302        302        302*       302        404        404        302        404        404        302        404
agendas:send_back  GET  302        302        200        404        404        404        404        404        404        404        404
agendas:send_back  POST 302        302        422        404        404        404        404        404        404        404        404
agendas:withdraw   GET  302        302        405        405        405        405        405        405        405        405        405
agendas:withdraw   POST 302        302        404        404        404        404        302*       404        404        404        404
agendas:place      GET  302        302        200        404        404        404        404        404        404        404        404
agendas:place      POST 302        302        422        404        404        404        404        404        404        404        404
agendas:put_off    GET  302        302        200        404        404        404        404        404        404        404        404
agendas:put_off    POST 302        302        422        404        404        404        404        404        404        404        404
agendas:opinions   GET  302        302        200        200        200        404        404        404        404        200        404
agendas:opinions   POST 302        302        405        405        405        405        405        405        405        405        405
agendas:opinions_paper GET 302     302        200        200        200        404        404        404        404        200        404
agendas:opinions_paper POST 302    302        405        405        405        405        405        405        405        405        405
agendas:ask_opinions GET 302       302        200        200        404        404        404        404        404        404        404
agendas:ask_opinions POST 302      302        422        422        404        404        404        404        404        404        404
agendas:give_opinion GET 302       302        404        404        200        404        404        404        404        404        404
agendas:give_opinion POST 302      302        404        404        302*       404        404        404        404        404        404
agendas:treat_opinion GET 302      302        200        200        404        404        404        404        404        404        404
agendas:treat_opinion POST 302     302        302*       302*       404        404        404        404        404        404        404
agendas:opinion_file GET 302       302        200        200        200        404        404        404        404        200        404
agendas:opinion_file POST 302      302        405        405        405        405        405        405        405        405        405
agendas:path       GET  302        302        200        404        404        404        404        404        404        404        404
agendas:path       POST 302        302        422        404        404        404        404        404        404        404        404
agendas:keep       GET  302        302        200        404        404        404        404        404        404        404        404
agendas:keep       POST 302        302        422        404        404        404        404        404        404        404        404
agendas:fill       GET  302        302        200        404        404        404        404        404        404        404        404
agendas:fill       POST 302        302        302        404        404        404        404        404        404        404        404
agendas:carry_over GET 302        302         200        404        404        404        404        404        404        404        404
agendas:carry_over POST 302       302         422        404        404        404        404        404        404        404        404
"""
