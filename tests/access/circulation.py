"""The notice of the scenario, sent round by the secretary to the member: he reads it, the secretary and the clerk follow it."""

ROWS = """
                                anonymous  unenrolled  secretary  head  member  clerk  officer  assignee  stranger  inspector  administrator
circulation:circulate       GET  302  302  200   200   404   200   200  200  200  404  404
circulation:circulate       POST 302  302  422   422   404   422   422  422  422  404  404
circulation:round           GET  302  302  200   404   302   200   404  404  404  200  404
circulation:round           POST 302  302  405   405   405   405   405  405  405  405  405
circulation:acknowledge     GET  302  302  405   405   405   405   405  405  405  405  405
circulation:acknowledge     POST 302  302  404   404   302*  404   404  404  404  404  404
circulation:urge            GET  302  302  405   405   405   405   405  405  405  405  405
circulation:urge            POST 302  302  302*  404   404   302*  404  404  404  404  404
circulation:recall          GET  302  302  200   404   404   200   404  404  404  404  404
circulation:recall          POST 302  302  302*  404   404   302*  404  404  404  404  404
"""
