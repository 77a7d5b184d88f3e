"""Two saved searches of the secretary's, one of which she is told of."""

ROWS = """
                                anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
subscriptions:list          GET  302  302  200   200   200  200   200  200  200  200  200
subscriptions:list          POST 302  302  405   405   405  405   405  405  405  405  405
subscriptions:subscribe     GET  302  302  405   405   405  405   405  405  405  405  405
subscriptions:subscribe     POST 302  302  302*  404   404  404   404  404  404  404  404
subscriptions:unsubscribe   GET  302  302  405   405   405  405   405  405  405  405  405
subscriptions:unsubscribe   POST 302  302  302*  404   404  404   404  404  404  404  404
"""
