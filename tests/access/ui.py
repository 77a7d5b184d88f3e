"""How pages appear, the components without content, what a device is told. The demonstration is on."""

ROWS = """
                   anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
ui:appearance GET  405        405         405        405   405     405    405      405       405       405        405
ui:appearance POST 302        302         302        302   302     302    302      302       302       302        302
ui:style      GET  200        302         200        200   200     200    200      200       200       200        200
ui:style      POST 405        302         405        405   405     405    405      405       405       405        405
ui:manifest   GET  200        200         200        200   200     200    200      200       200       200        200
ui:manifest   POST 405        405         405        405   405     405    405      405       405       405        405
ui:worker     GET  200        200         200        200   200     200    200      200       200       200        200
ui:worker     POST 405        405         405        405   405     405    405      405       405       405        405
ui:offline    GET  200        200         200        200   200     200    200      200       200       200        200
ui:offline    POST 405        405         405        405   405     405    405      405       405       405        405
set_language  GET  302        302         302        302   302     302    302      302       302       302        302
set_language  POST 302        302         302        302   302     302    302      302       302       302        302
"""
