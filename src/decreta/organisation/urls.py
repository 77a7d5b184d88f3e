"""Pages of the structure, and the switch of the post."""

from __future__ import annotations

from django.urls import path

from decreta.organisation.views import exposure, members, structure, switching, votes, words

app_name = "organisation"

urlpatterns = [
    path("", structure.organisations, name="list"),
    path("switch/", switching.switch, name="switch"),
    path("bodies/", structure.bodies, name="bodies"),
    path("bodies/<slug:code>/", structure.body, name="body"),
    path("bodies/<slug:code>/votes/", votes.votes, name="votes"),
    path("bodies/<slug:code>/words/", words.words, name="words"),
    path("bodies/<slug:code>/members/", members.members, name="members"),
    path("members/<uuid:pk>/end/", members.end_membership, name="end_membership"),
    path("members/<uuid:pk>/deputies/", members.deputies, name="deputies"),
    path("deputies/<uuid:pk>/end/", members.end_deputy, name="end_deputy"),
    path("choose/", structure.choose, name="choose"),
    path("calendar/", structure.calendar, name="calendar"),
    path("exposure/", exposure.exposure, name="exposure"),
    path("exposure/revoke/", exposure.revoke, name="revoke_exposure"),
    path("<slug:code>/", structure.organisation, name="organisation"),
]
