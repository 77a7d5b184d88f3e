"""Tasks of the committee's directive, assigned to the province, each as far as its act needs it.

Seen by the committee and those that serve it, by the assignee and the inspector; the assignee answers, the secretary
and the head watch over it.
"""

ROWS = """
                                 anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
directives:list             GET  302        302         200        200   200     200    200      200       200       200        200
directives:list             POST 302        302         405        405   405     405    405      405       405       405        405
directives:take_out         GET  302        302         405        405   405     405    405      405       405       405        405
directives:take_out         POST 302        302         200*       404   404     404    404      404       404       404        404
directives:whom             GET  302        302         200        200   200     200    200      200       200       200        200
directives:whom             POST 302        302         405        405   405     405    405      405       405       405        405
directives:take_out_to_report GET 302       302         405        405   405     405    405      405       405       405        405
directives:take_out_to_report POST 302      302         302        302   404     200*   200*     200*      200*      404        404
directives:directives       GET  302        302         200        200   200     200    200      200       200       200        200
directives:directives       POST 302        302         405        405   405     405    405      405       405       405        405
directives:directive        GET  302        302         200        200   200     200    200      200       200       200        404
directives:directive        POST 302        302         405        405   405     405    405      405       405       405        405
directives:assign           GET  302        302         200        404   404     404    404      404       404       404        404
directives:assign           POST 302        302         422        404   404     404    404      404       404       404        404
directives:declare          GET  302        302         200        404   404     404    404      404       404       404        404
directives:declare          POST 302        302         422        404   404     404    404      404       404       404        404
directives:take_up          GET  302        302         200        404   404     404    404      404       404       404        404
directives:take_up          POST 302        302         422        404   404     404    404      404       404       404        404
directives:supervision      GET  302        302         200        200   200     200    200      200       200       200        200
directives:supervision      POST 302        302         405        405   405     405    405      405       405       405        405
directives:cycles           GET  302        302         200        200   200     200    200      200       200       200        200
directives:cycles           POST 302        302         405        405   405     405    405      405       405       405        405
directives:handed_down      GET  302        302         200        200   200     200    200      200       200       200        200
directives:handed_down      POST 302        302         405        405   405     405    405      405       405       405        405
directives:given            GET  302        302         200        200   200     200    200      200       200       200        200
directives:given            POST 302        302         405        405   405     405    405      405       405       405        405
directives:print_below      GET  302        302         405        405   405     405    405      405       405       405        405
directives:print_below      POST 302        302         404        404   404     200*   200*     200*      404       404        404
directives:urge_below       GET  302        302         404        404   404     404    404      200       404       404        404
directives:urge_below       POST 302        302         404        404   404     404    404      422       404       404        404
directives:urge             GET  302        302         200        404   404     404    404      404       404       404        404
directives:urge             POST 302        302         405        405   405     405    405      405       405       405        405
directives:draft_urging     GET  302        302         200        404   404     404    404      404       404       404        404
directives:draft_urging     POST 302        302         422        404   404     404    404      404       404       404        404
directives:event            GET  302        302         200        200   404     200    200      200       200       404        404
directives:event            POST 302        302         422        422   404     422    422      422       422       404        404
directives:correct_event    GET  302        302         200        200   404     404    404      404       404       404        404
directives:correct_event    POST 302        302         422        422   404     404    404      404       404       404        404
directives:task             GET  302        302         200        200   200     200    404      200       404       200        404
directives:task             POST 302        302         405        405   405     405    405      405       405       405        405
directives:assignees        GET  302        302         200        200   200     200    404      200       404       200        404
directives:assignees        POST 302        302         405        405   405     405    405      405       405       405        405
directives:assignee         GET  302        302         200        200   200     200    404      200       404       200        404
directives:assignee         POST 302        302         405        405   405     405    405      405       405       405        405
directives:history          GET  302        302         200        200   200     200    404      200       404       200        404
directives:history          POST 302        302         405        405   405     405    405      405       405       405        405
directives:reassign         GET  302        302         200        404   404     404    404      404       404       404        404
directives:reassign         POST 302        302         422        404   404     404    404      404       404       404        404
directives:reword           GET  302        302         200        404   404     404    404      404       404       404        404
directives:reword           POST 302        302         422        404   404     404    404      404       404       404        404
directives:deliverables     GET  302        302         200        404   404     404    404      404       404       404        404
directives:deliverables     POST 302        302         422        404   404     404    404      404       404       404        404
directives:withdraw         GET  302        302         200        404   404     404    404      404       404       404        404
directives:withdraw         POST 302        302         422        404   404     404    404      404       404       404        404
directives:restore          GET  302        302         200        404   404     404    404      404       404       404        404
directives:restore          POST 302        302         422        404   404     404    404      404       404       404        404
directives:minders          GET  302        302         200        404   404     404    404      404       404       404        404
directives:minders          POST 302        302         302        404   404     404    404      404       404       404        404
directives:recur            GET  302        302         200        404   404     404    404      404       404       404        404
directives:recur            POST 302        302         422        404   404     404    404      404       404       404        404
directives:stop_recurrence  GET  302        302         200        404   404     404    404      404       404       404        404
directives:stop_recurrence  POST 302        302         422        404   404     404    404      404       404       404        404
directives:skip             GET  302        302         200        404   404     404    404      404       404       404        404
directives:skip             POST 302        302         422        404   404     404    404      404       404       404        404
directives:reports          GET  302        302         200        200   200     200    200      200       200       200        200
directives:reports          POST 302        302         405        405   405     405    405      405       405       405        405
directives:make_report      GET  302        302         200        200   404     404    404      404       404       404        404
directives:make_report      POST 302        302         422        422   404     404    404      404       404       404        404
directives:report_frozen    GET  302        302         200        200   200     200    404      404       404       200        404
directives:report_frozen    POST 302        302         405        405   405     405    405      405       405       405        405
directives:print_frozen     GET  302        302         405        405   405     405    405      405       405       405        405
directives:print_frozen     POST 302        302         200*       200*  200*    200*   404      404       404       200*       404
directives:print_report     GET  302        302         405        405   405     405    405      405       405       405        405
directives:print_report     POST 302        302         200*       200*  200*    200*   200*     200*      200*      200*       404
"""
