"""The list of tasks in other pictures: everybody has his own rows. One dashboard of the secretary's; the rule of the lights."""

ROWS = """
                  anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
seeing:calendar   GET  302  302  200  200  200  200  200  200  200  200  200
seeing:calendar   POST 302  302  405  405  405  405  405  405  405  405  405
seeing:timeline   GET  302  302  200  200  200  200  200  200  200  200  200
seeing:timeline   POST 302  302  405  405  405  405  405  405  405  405  405
seeing:workload   GET  302  302  200  200  200  200  200  200  200  200  200
seeing:workload   POST 302  302  405  405  405  405  405  405  405  405  405
seeing:board            GET  302  302  200  200  200  200  200  200  200  200  200
seeing:board            POST 302  302  405  405  405  405  405  405  405  405  405
seeing:matrix           GET  302  302  200  200  200  200  200  200  200  200  200
seeing:matrix           POST 302  302  405  405  405  405  405  405  405  405  405
seeing:grid             GET  302  302  200  200  200  200  200  200  200  200  200
seeing:grid             POST 302  302  405  405  405  405  405  405  405  405  405
seeing:lights           GET  302  302  200  200  200  200  200  200  200  200  200
seeing:lights           POST 302  302  405  405  405  405  405  405  405  405  405
seeing:dashboards       GET  302  302  200  200  200  200  200  200  200  200  200
seeing:dashboards       POST 302  302  405  405  405  405  405  405  405  405  405
seeing:set_lights       GET  302  302  404  404  404  404  404  404  404  404  200
seeing:set_lights       POST 302  302  404  404  404  404  404  404  404  404  422
seeing:compose          GET  302  302  200  200  200  200  200  200  200  200  200
seeing:compose          POST 302  302  422  422  422  422  422  422  422  422  422
seeing:dashboard        GET  302  302  200  404  404  404  404  404  404  404  404
seeing:dashboard        POST 302  302  405  405  405  405  405  405  405  405  405
seeing:change_dashboard GET  302  302  200  404  404  404  404  404  404  404  404
seeing:change_dashboard POST 302  302  422  404  404  404  404  404  404  404  404
seeing:remove_dashboard GET  302  302  405  405  405  405  405  405  405  405  405
seeing:remove_dashboard POST 302  302  302* 404  404  404  404  404  404  404  404
seeing:start_with       GET  302  302  405  405  405  405  405  405  405  405  405
seeing:start_with       POST 302  302  302* 404  404  404  404  404  404  404  404
"""
