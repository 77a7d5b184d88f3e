"""Addresses of what fires by itself, and of requests to explain."""

from __future__ import annotations

from django.urls import path

from decreta.urging.views import explanations, ladders, letters, receipts

app_name = "urging"

urlpatterns = [
    path("ladder/", ladders.ladder, name="general"),
    path("ladder/set/", ladders.edit, name="set_general"),
    path("ladder/of/<slug:body_code>/", ladders.ladder, name="ladder"),
    path("ladder/of/<slug:body_code>/set/", ladders.edit, name="set_ladder"),
    path("ladder/of/<slug:body_code>/drop/", ladders.drop, name="drop_ladder"),
    path("ladder/of-directive/<uuid:pk>/", ladders.ladder, name="directive_ladder"),
    path("ladder/of-directive/<uuid:pk>/set/", ladders.edit, name="set_directive_ladder"),
    path("ladder/of-directive/<uuid:pk>/drop/", ladders.drop, name="drop_directive_ladder"),
    path("receipt/of-directive/<uuid:pk>/", receipts.edit, name="set_directive_receipt"),
    path("receipt/", receipts.edit, name="set_general_receipt"),
    path("receipt/of/<slug:body_code>/", receipts.edit, name="set_receipt"),
    path("letters/<slug:body_code>/", letters.letters, name="letters"),
    path("letters/<slug:body_code>/draft/", letters.draft, name="draft_letter"),
    path("letters/<slug:body_code>/dismiss/", letters.dismiss, name="dismiss_letter"),
    path("explanations/", explanations.explanations, name="explanations"),
    path("explanations/of/<uuid:pk>/", explanations.ask, name="ask"),
    path("explanations/<uuid:pk>/", explanations.explanation, name="explanation"),
    path("explanations/<uuid:pk>/explain/", explanations.explain, name="explain"),
    path("explanations/<uuid:pk>/accept/", explanations.accept, name="accept"),
    path("explanations/<uuid:pk>/again/", explanations.ask_again, name="ask_again"),
    path("explanations/<uuid:pk>/withdraw/", explanations.withdraw, name="withdraw"),
    path("explanations/<uuid:pk>/file/", explanations.file, name="file"),
]
