"""A draft that waits for its signer: guarded, and one that is not yet. Those who decide on access, and the inspector's eye."""

ROWS = """
                                anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
protection:changes          GET  302  302  200   200   404  200   404  404  404  404  404
protection:changes          POST 302  302  422   422   404  422   404  404  404  404  404
protection:readings         GET  302  302  200   200   404  200   404  404  404  200  404
protection:readings         POST 302  302  405   405   405  405   405  405  405  405  405
protection:readings_beside  GET  302  302  200   200   404  200   404  404  404  200  404
protection:readings_beside  POST 302  302  405   405   405  405   405  405  405  405  405
protection:guard            GET  302  302  200   200   404  200   404  404  404  404  404
protection:guard            POST 302  302  302*  302*  404  302*  404  404  404  404  404
protection:unguard          GET  302  302  200   200   404  200   404  404  404  404  404
protection:unguard          POST 302  302  302*  302*  404  302*  404  404  404  404  404
"""
