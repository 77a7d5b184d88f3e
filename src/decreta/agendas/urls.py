"""What comes before a sitting."""

from __future__ import annotations

from django.urls import path

from decreta.agendas.views import carrying, opinions, positions, proposals, templates

app_name = "agendas"

urlpatterns = [
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/new/", proposals.propose, name="propose"),
    path("proposals/<uuid:pk>/", proposals.proposal, name="proposal"),
    path("proposals/<uuid:pk>/resend/", proposals.resend, name="resend"),
    path("proposals/<uuid:pk>/papers/", proposals.add_paper, name="add_paper"),
    path("proposals/<uuid:pk>/approve/", proposals.approve, name="approve"),
    path("proposals/<uuid:pk>/return/", proposals.send_back, name="send_back"),
    path("proposals/<uuid:pk>/withdraw/", proposals.withdraw, name="withdraw"),
    path("proposals/<uuid:pk>/place/", proposals.place, name="place"),
    path("proposals/<uuid:pk>/put-off/", proposals.put_off, name="put_off"),
    path("proposed-papers/<uuid:pk>/", proposals.paper_file, name="paper_file"),
    path("paths/<slug:body_code>/", proposals.review_path, name="path"),
    path("sittings/<uuid:pk>/positions/", positions.positions, name="positions"),
    path("sittings/<uuid:pk>/keep/", templates.keep, name="keep"),
    path("sittings/<uuid:pk>/fill/", templates.fill, name="fill"),
    path("sittings/<uuid:pk>/carry-over/", carrying.carry_over, name="carry_over"),
    path("sittings/<uuid:pk>/by-consent/", positions.put_by_consent, name="put_by_consent"),
    path("sittings/<uuid:pk>/by-consent/undo/", positions.undo_by_consent, name="undo_by_consent"),
    path("sittings/<uuid:pk>/adopt/", positions.adopt, name="adopt"),
    path("points/<uuid:pk>/object/", positions.object_in_session, name="object"),
    path("points/<uuid:pk>/take-out/", positions.take_out, name="take_out"),
    path("points/<uuid:pk>/take-up/", carrying.take_up, name="take_up"),
    path("points/<uuid:pk>/opinions/", opinions.opinions, name="opinions"),
    path("points/<uuid:pk>/opinions/ask/", opinions.ask, name="ask_opinions"),
    path("points/<uuid:pk>/opinions/<str:form>/", opinions.paper, name="opinions_paper"),
    path("opinions/<uuid:pk>/give/", opinions.give, name="give_opinion"),
    path("opinions/<uuid:pk>/treat/", opinions.treat, name="treat_opinion"),
    path("opinions/<uuid:pk>/file/", opinions.file, name="opinion_file"),
]
