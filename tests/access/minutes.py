"""Minutes of sittings of the committee, each in the state in which its act is possible.

Written by the secretary and the chair, remarked on by those who were asked to the sitting, read by the inspector as
well, not found by anybody else. The remark is the member's. The form of the office is seen by who sees its templates; it
is filled only with minutes that he reads.
"""

ROWS = """
                            anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
minutes:list           GET  302        302         200        200   200     200    200      200       200       200        200
minutes:list           POST 302        302         405        405   405     405    405      405       405       405        405
minutes:begin          GET  302        302         405        405   405     405    405      405       405       405        405
minutes:begin          POST 302        302         302*       302*  404     404    404      404       404       404        404
minutes:minutes        GET  302        302         200        200   200     404    404      404       404       200        404
minutes:minutes        POST 302        302         405        405   405     405    405      405       405       405        405
minutes:edit           GET  302        302         200        200   404     404    404      404       404       404        404
minutes:edit           POST 302        302         302*       302*  404     404    404      404       404       404        404
minutes:settle         GET  302        302         405        405   405     405    405      405       405       405        405
minutes:settle         POST 302        302         302        302   404     404    404      404       404       404        404
minutes:edition        GET  302        302         200        200   200     404    404      404       404       200        404
minutes:edition        POST 302        302         405        405   405     405    405      405       405       405        405
minutes:paper          GET  302        302         200        200   200     404    404      404       404       200        404
minutes:paper          POST 302        302         405        405   405     405    405      405       405       405        405
minutes:circulate      GET  302        302         200        200   404     404    404      404       404       404        404
minutes:circulate      POST 302        302         302*       302*  404     404    404      404       404       404        404
minutes:take_back      GET  302        302         200        200   404     404    404      404       404       404        404
minutes:take_back      POST 302        302         302*       302*  404     404    404      404       404       404        404
minutes:comment        GET  302        302         200        200   200     404    404      404       404       404        404
minutes:comment        POST 302        302         302*       302*  302*    404    404      404       404       404        404
minutes:put_on_agenda  GET  302        302         200        200   404     404    404      404       404       404        404
minutes:put_on_agenda  POST 302        302         422        422   404     404    404      404       404       404        404
minutes:approve        GET  302        302         200        200   404     404    404      404       404       404        404
minutes:approve        POST 302        302         422        422   404     404    404      404       404       404        404
minutes:compose        GET  302        302         405        405   405     405    405      405       405       405        405
minutes:compose        POST 302        302         302*       302*  404     404    404      404       404       404        404
minutes:excerpt        GET  302        302         405        405   405     405    405      405       405       405        405
minutes:excerpt        POST 302        302         404        404   404     404    404      404       404       404        404
minutes:answer         GET  302        302         200        200   404     404    404      404       404       404        404
minutes:answer         POST 302        302         302*       302*  404     404    404      404       404       404        404
minutes:try_form       GET  302        302         200        200   200     200    200      404       404       404        404
minutes:try_form       POST 302        302         405        405   405     405    405      405       405       405        405
minutes:decisions      GET  302        302         200        200   200     200    200      200       200       200        200
minutes:decisions      POST 302        302         405        405   405     405    405      405       405       405        405
minutes:attendance     GET  302        302         200        200   200     200    200      200       200       200        200
minutes:attendance     POST 302        302         405        405   405     405    405      405       405       405        405
minutes:times          GET  302        302         200        200   200     200    200      200       200       200        200
minutes:times          POST 302        302         405        405   405     405    405      405       405       405        405
minutes:enter          GET  302        302         200        200   404     404    404      404       404       404        404
minutes:enter          POST 302        302         302        302   404     404    404      404       404       404        404
minutes:enter_one      GET  302        302         405        405   405     405    405      405       405       405        405
minutes:enter_one      POST 302        302         302*       302*  404     404    404      404       404       404        404
minutes:decision       GET  302        302         200        200   200     404    404      404       404       200        404
minutes:decision       POST 302        302         405        405   405     405    405      405       405       405        405
minutes:link           GET  302        302         200        404   404     404    404      404       404       404        404
minutes:link           POST 302        302         422        404   404     404    404      404       404       404        404
minutes:carry          GET  302        302         200        404   404     404    404      404       404       404        404
minutes:carry          POST 302        302         302*       404   404     404    404      404       404       404        404
"""
