"""By token with the scope `scim`: only a directory that acts in an administrator's post gets anywhere, and keeps accounts.

What is sent makes the act possible: a new account, another name, another holder of a post.
"""

ROWS = """
                           anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
scim:config         GET    401        403         403        403   403     403    403      403       403       403        200
scim:resource_types GET    401        403         403        403   403     403    403      403       403       403        200
scim:resource_type  GET    401        403         403        403   403     403    403      403       403       403        200
scim:schemas        GET    401        403         403        403   403     403    403      403       403       403        200
scim:schema         GET    401        403         403        403   403     403    403      403       403       403        200
scim:users          GET    401        403         403        403   403     403    403      403       403       403        200
scim:users          POST   401        403         403        403   403     403    403      403       403       403        201*
scim:search_users   POST   401        403         403        403   403     403    403      403       403       403        200
scim:user           GET    401        403         403        403   403     403    403      403       403       403        200
scim:user           PUT    401        403         403        403   403     403    403      403       403       403        200*
scim:user           PATCH  401        403         403        403   403     403    403      403       403       403        200*
scim:user           DELETE 401        403         403        403   403     403    403      403       403       403        204*
scim:groups         GET    401        403         403        403   403     403    403      403       403       403        200
scim:search_groups  POST   401        403         403        403   403     403    403      403       403       403        200
scim:group          GET    401        403         403        403   403     403    403      403       403       403        200
scim:group          PUT    401        403         403        403   403     403    403      403       403       403        200*
scim:group          PATCH  401        403         403        403   403     403    403      403       403       403        200*
scim:nowhere        GET    404        302         404        404   404     404    404      404       404       404        404
scim:nowhere        POST   404        302         404        404   404     404    404      404       404       404        404
"""
