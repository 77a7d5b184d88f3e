"""What one reader has of a sitting in session: its papers in one file, his own notes; the note that is deleted is the member's."""

ROWS = """
                       anonymous  unenrolled  secretary  head       member     clerk      officer    assignee   stranger   inspector  administrator
reading:pack      GET  302        302         405        405        405        405        405        405        405        405        405
reading:pack      POST 302        302         200*       200*       200*       404        404        404        404        200*       404
reading:notes     GET  302        302         200        200        200        404        404        404        404        200        404
reading:notes     POST 302        302         405        405        405        405        405        405        405        405        405
reading:beside    GET  302        302         302        302        302        404        404        404        404        302        404
reading:beside    POST 302        302         405        405        405        405        405        405        405        405        405
reading:download  GET  302        302         200        200        200        404        404        404        404        200        404
reading:download  POST 302        302         405        405        405        405        405        405        405        405        405
reading:save      GET  302        302         405        405        405        405        405        405        405        405        405
reading:save      POST 302        302         302        302        302        404        404        404        404        302        404
reading:delete    GET  302        302         405        405        405        405        405        405        405        405        405
reading:delete    POST 302        302         404        404        302        404        404        404        404        404        404
"""
