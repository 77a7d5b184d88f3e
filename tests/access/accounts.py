"""The gate is open to everybody, the rest to its user; the token is the secretary's.

Second factors are changed only after showing again who one is.
"""

ROWS = """
                                 anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
accounts:page               GET  302        302         200        200   200     200    200      200       200       200        200
accounts:page               POST 302        302         405        405   405     405    405      405       405       405        405
accounts:choose_language    GET  302        302         405        405   405     405    405      405       405       405        405
accounts:choose_language    POST 302        302         302*       302*  302*    302*   302*     302*      302*      302*       302*
accounts:revoke_token       GET  302        302         405        405   405     405    405      405       405       405        405
accounts:revoke_token       POST 302        302         302*       404   404     404    404      404       404       404        404
account_login               GET  200        302         302        302   302     302    302      302       302       302        302
account_login               POST 422        302         302        302   302     302    302      302       302       302        302
account_logout              GET  302        200         200        200   200     200    200      200       200       200        200
account_logout              POST 302        302*        302*       302*  302*    302*   302*     302*      302*      302*       302*
account_inactive            GET  200        302         200        200   200     200    200      200       200       200        200
account_inactive            POST 405        302         405        405   405     405    405      405       405       405        405
account_reauthenticate      GET  302        200         200        200   200     200    200      200       200       200        200
account_reauthenticate      POST 302        422         422        422   422     422    422      422       422       422        422
account_change_password     GET  302        302         200        200   200     200    200      200       200       200        200
account_change_password     POST 302        302         422        422   422     422    422      422       422       422        422
mfa_index                   GET  302        302         200        200   200     200    200      200       200       200        200
mfa_index                   POST 302        302         405        405   405     405    405      405       405       405        405
mfa_authenticate            GET  302        302         302        302   302     302    302      302       302       302        302
mfa_authenticate            POST 302        302         302        302   302     302    302      302       302       302        302
mfa_reauthenticate          GET  302        302         302        200   200     302    302      200       302       302        200
mfa_reauthenticate          POST 302        302         302        422   422     302    302      422       302       302        422
mfa_activate_totp           GET  302        302         302        302   302     302    302      302       302       302        302
mfa_activate_totp           POST 302        302         302        302   302     302    302      302       302       302        302
mfa_deactivate_totp         GET  302        302         404        302   302     404    404      302       404       404        302
mfa_deactivate_totp         POST 302        302         404        302   302     404    404      302       404       404        302
mfa_view_recovery_codes     GET  302        404         404        302   302     404    404      302       404       404        302
mfa_view_recovery_codes     POST 302        405         405        405   405     405    405      405       405       405        405
mfa_generate_recovery_codes GET  302        302         302        302   302     302    302      302       302       302        302
mfa_generate_recovery_codes POST 302        302         302        302   302     302    302      302       302       302        302
mfa_download_recovery_codes GET  302        404         404        404   404     404    404      404       404       404        404
mfa_download_recovery_codes POST 302        404         404        404   404     404    404      404       404       404        404
"""
