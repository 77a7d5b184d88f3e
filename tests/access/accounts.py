"""The gate is open to everybody, the rest to its user; the token is the secretary's.

Second factors are changed only after showing lately who one is; a sign-in counts.
"""

ROWS = """
                                 anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
accounts:page               GET  302        302         200        200   200     200    200      200       200       200        200
accounts:page               POST 302        302         405        405   405     405    405      405       405       405        405
accounts:choose_language    GET  302        302         405        405   405     405    405      405       405       405        405
accounts:choose_language    POST 302        302         302*       302*  302*    302*   302*     302*      302*      302*       302*
accounts:leave              GET  404        302         404        404   404     404    404      404       404       404        404
accounts:leave              POST 405        302         405        405   405     405    405      405       405       405        405
accounts:signed_out         GET  404        302         404        404   404     404    404      404       404       404        404
accounts:signed_out         POST 405        302         405        405   405     405    405      405       405       405        405
accounts:go_on              GET  302        302         404        404   404     404    404      404       404       404        404
accounts:go_on              POST 302        302         405        405   405     405    405      405       405       405        405
accounts:end_others         GET  302        302         405        405   405     405    405      405       405       405        405
accounts:end_others         POST 302        302         302        302   302     302    302      302       302       302        302
accounts:end_session        GET  302        302         405        405   405     405    405      405       405       405        405
accounts:end_session        POST 302        302         404        404   404     404    404      404       404       404        404
accounts:issue_token        GET  302        302         200        200   200     200    200      200       200       200        200
accounts:issue_token        POST 302        302         422        422   422     422    422      422       422       422        422
accounts:revoke_token       GET  302        302         405        405   405     405    405      405       405       405        405
accounts:revoke_token       POST 302        302         302*       404   404     404    404      404       404       404        404
account_login               GET  200        302         302        302   302     302    302      302       302       302        302
account_login               POST 422        302         302        302   302     302    302      302       302       302        302
account_logout              GET  302        200         200        200   200     200    200      200       200       200        200
account_logout              POST 302        302*        302*       302*  302*    302*   302*     302*      302*      302*       302*
account_inactive            GET  200        302         200        200   200     200    200      200       200       200        200
account_inactive            POST 405        302         405        405   405     405    405      405       405       405        405
accounts:enter              GET  404        302         404        404   404     404    404      404       404       404        404
accounts:enter              POST 404        302         404        404   404     404    404      404       404       404        404
account_reauthenticate      GET  302        200         200        302   302     200    200      302       200       200        302
account_reauthenticate      POST 302        422         422        302   302     422    422      302       422       422        302
account_change_password     GET  302        302         200        200   200     200    200      200       200       200        200
account_change_password     POST 302        302         422        422   422     422    422      422       422       422        422
openid_connect_callback     GET  404        302         404        404   404     404    404      404       404       404        404
openid_connect_callback     POST 405        302         405        405   405     405    405      405       405       405        405
saml_acs                    GET  302        302         302        302   302     302    302      302       302       302        302
saml_acs                    POST 302        302         302        302   302     302    302      302       302       302        302
saml_finish_acs             GET  404        302         404        404   404     404    404      404       404       404        404
saml_finish_acs             POST 404        302         404        404   404     404    404      404       404       404        404
saml_sls                    GET  404        302         404        404   404     404    404      404       404       404        404
saml_sls                    POST 404        302         404        404   404     404    404      404       404       404        404
saml_metadata               GET  404        302         404        404   404     404    404      404       404       404        404
saml_metadata               POST 404        302         404        404   404     404    404      404       404       404        404
mfa_index                   GET  302        302         200        200   200     200    200      200       200       200        200
mfa_index                   POST 302        302         405        405   405     405    405      405       405       405        405
mfa_authenticate            GET  302        302         302        302   302     302    302      302       302       302        302
mfa_authenticate            POST 302        302         302        302   302     302    302      302       302       302        302
mfa_reauthenticate          GET  302        302         302        200   200     302    302      200       302       302        200
mfa_reauthenticate          POST 302        302         302        422   422     302    302      422       302       302        422
mfa_list_webauthn           GET  302        302         200        200   200     200    200      200       200       200        200
mfa_list_webauthn           POST 302        302         405        405   405     405    405      405       405       405        405
mfa_add_webauthn            GET  302        200         200        200   200     200    200      200       200       200        200
mfa_add_webauthn            POST 302        422         422        422   422     422    422      422       422       422        422
mfa_login_webauthn          GET  302        302         302        302   302     302    302      302       302       302        302
mfa_login_webauthn          POST 422        302         302        302   302     302    302      302       302       302        302
mfa_reauthenticate_webauthn GET  302        302         302        302   302     302    302      302       302       302        302
mfa_reauthenticate_webauthn POST 302        302         302        302   302     302    302      302       302       302        302
mfa_edit_webauthn           GET  302        302         404        404   404     404    404      404       404       404        404
mfa_edit_webauthn           POST 302        302         404        404   404     404    404      404       404       404        404
mfa_remove_webauthn         GET  302        302         404        404   404     404    404      404       404       404        404
mfa_remove_webauthn         POST 302        302         404        404   404     404    404      404       404       404        404
mfa_activate_totp           GET  302        200         200        302   302     200    200      302       200       200        302
mfa_activate_totp           POST 302        422         422        302   302     422    422      302       422       422        302
mfa_deactivate_totp         GET  302        302         404        200   200     404    404      200       404       404        200
mfa_deactivate_totp         POST 302        302         404        422   422     404    404      422       404       404        422
mfa_view_recovery_codes     GET  302        404         404        302   302     404    404      302       404       404        302
mfa_view_recovery_codes     POST 302        405         405        405   405     405    405      405       405       405        405
mfa_generate_recovery_codes GET  302        302         200        200   200     200    200      200       200       200        200
mfa_generate_recovery_codes POST 302        302         422        302   302     422    422      302       422       422        302
mfa_download_recovery_codes GET  302        404         404        404   404     404    404      404       404       404        404
mfa_download_recovery_codes POST 302        404         404        404   404     404    404      404       404       404        404
"""
