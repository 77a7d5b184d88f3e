"""Briefings and scheduled reports of the committee: read by who sees all its tasks, made and ordered by who monitors them.

Papers of its frozen reports are made by who drafts for it.
"""

ROWS = """
                           anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
reporting:briefings        GET  302        302         200        200   200     200    200      200       200       200        200
reporting:briefings        POST 302        302         405        405   405     405    405      405       405       405        405
reporting:make_briefing    GET  302        302         200        200   404     404    404      404       404       404        404
reporting:make_briefing    POST 302        302         422        422   404     404    404      404       404       404        404
reporting:briefing         GET  302        302         200        200   200     200    404      404       404       200        404
reporting:briefing         POST 302        302         405        405   405     405    405      405       405       405        405
reporting:print_briefing   GET  302        302         405        405   405     405    405      405       405       405        405
reporting:print_briefing   POST 302        302         200*       200*  200*    200*   404      404       404       200*       404
reporting:make_paper       GET  302        302         200        200   404     200    404      404       404       404        404
reporting:make_paper       POST 302        302         422        422   404     422    404      404       404       404        404
reporting:schedules        GET  302        302         200        200   200     200    200      200       200       200        200
reporting:schedules        POST 302        302         405        405   405     405    405      405       405       405        405
reporting:editions         GET  302        302         200        200   200     200    200      200       200       200        200
reporting:editions         POST 302        302         405        405   405     405    405      405       405       405        405
reporting:order_schedule   GET  302        302         200        200   404     404    404      404       404       404        404
reporting:order_schedule   POST 302        302         422        422   404     404    404      404       404       404        404
reporting:schedule         GET  302        302         200        200   200     200    404      404       404       200        404
reporting:schedule         POST 302        302         405        405   405     405    405      405       405       405        405
reporting:pause_schedule   GET  302        302         405        405   405     405    405      405       405       405        405
reporting:pause_schedule   POST 302        302         302*       302*  404     404    404      404       404       404        404
reporting:resume_schedule  GET  302        302         405        405   405     405    405      405       405       405        405
reporting:resume_schedule  POST 302        302         302*       302*  404     404    404      404       404       404        404
reporting:end_schedule     GET  302        302         405        405   405     405    405      405       405       405        405
reporting:end_schedule     POST 302        302         302*       302*  404     404    404      404       404       404        404
"""
