"""Sittings."""

from __future__ import annotations

from django.urls import path

from decreta.meetings.views import attending, lists, points, preparing, rules, running

app_name = "meetings"

urlpatterns = [
    path("", lists.sittings, name="list"),
    path("new/", preparing.new, name="new"),
    path("rules/<uuid:pk>/", rules.body_rules, name="rules"),
    path("rules/<uuid:pk>/set/", rules.set_rules, name="set_rules"),
    path("<uuid:pk>/", attending.sitting, name="sitting"),
    path("<uuid:pk>/calendar.ics", attending.calendar, name="calendar"),
    path("<uuid:pk>/room/", attending.room, name="room"),
    path("<uuid:pk>/chair/", running.chair, name="chair"),
    path("<uuid:pk>/desk/", running.desk, name="desk"),
    path("<uuid:pk>/hall/", running.hall, name="hall"),
    path("<uuid:pk>/come/", attending.come, name="come"),
    path("<uuid:pk>/open/", running.open_sitting, name="open"),
    path("<uuid:pk>/close/", running.close_sitting, name="close"),
    path("<uuid:pk>/notice/", running.notice, name="notice"),
    path("<uuid:pk>/change/", preparing.change, name="change"),
    path("<uuid:pk>/video/", preparing.video, name="video"),
    path("<uuid:pk>/cancel/", preparing.cancel, name="cancel"),
    path("<uuid:pk>/prepare/", preparing.prepare, name="prepare"),
    path("<uuid:pk>/convene/", preparing.convene, name="convene"),
    path("<uuid:pk>/invite/", preparing.invite, name="invite"),
    path("<uuid:pk>/invite/find/", preparing.find, name="find"),
    path("<uuid:pk>/remind/", preparing.remind, name="remind"),
    path("<uuid:pk>/invite-members/", preparing.invite_members, name="invite_members"),
    path("<uuid:pk>/points/", preparing.add_point, name="add_point"),
    path("points/<uuid:pk>/", points.point, name="point"),
    path("points/<uuid:pk>/move/", points.move_point, name="move_point"),
    path("points/<uuid:pk>/level/", points.indent_point, name="indent_point"),
    path("points/<uuid:pk>/audience/", points.restrict_point, name="restrict_point"),
    path("points/<uuid:pk>/persons/", points.share_point, name="share_point"),
    path("points/<uuid:pk>/remove/", points.remove_point, name="remove_point"),
    path("points/<uuid:pk>/papers/", points.add_paper, name="add_paper"),
    path("points/<uuid:pk>/go/", running.go, name="go"),
    path("points/<uuid:pk>/conclusions/", running.write, name="write"),
    path("papers/<uuid:pk>/", attending.paper, name="paper"),
    path("papers/<uuid:pk>/file/", attending.paper_file, name="paper_file"),
    path("papers/<uuid:pk>/audience/", points.restrict_paper, name="restrict_paper"),
    path("papers/<uuid:pk>/replace/", points.replace_paper, name="replace_paper"),
    path("papers/<uuid:pk>/withdraw/", points.withdraw_paper, name="withdraw_paper"),
    path("papers/<uuid:pk>/versions/<int:number>/", attending.paper_version, name="paper_version"),
    path("papers/<uuid:pk>/versions/<int:number>/changes/", attending.paper_changes, name="paper_changes"),
    path("papers/<uuid:pk>/remove/", points.remove_paper, name="remove_paper"),
    path("invitations/<uuid:pk>/answer/", attending.answer, name="answer"),
    path("invitations/<uuid:pk>/substitute/", attending.substitute, name="substitute"),
    path("invitations/<uuid:pk>/withdraw/", preparing.withdraw, name="withdraw"),
    path("invitations/<uuid:pk>/check-in/", attending.check_in, name="check_in"),
    path("invitations/<uuid:pk>/voting-right/", rules.voting_right, name="voting_right"),
    path("invitations/<uuid:pk>/leave/", attending.leave, name="leave"),
    path("conclusions/<uuid:pk>/", running.edit, name="edit"),
    path("conclusions/<uuid:pk>/move/", running.move_conclusion, name="move_conclusion"),
    path("conclusions/<uuid:pk>/remove/", running.remove_conclusion, name="remove_conclusion"),
]
