"""Where each area is mounted."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from decreta.config.later import later
from decreta.documents import administration as documents_administration
from decreta.linking import administration as linking_administration
from decreta.mailroom import administration as mailroom_administration
from decreta.organisation import administration as organisation_administration
from decreta.organisation.views import first
from decreta.seeing import administration as seeing_administration
from decreta.web import administration as web_administration

# Every area offers its own pages of administration; together they stand at one place.
administration: list[URLPattern] = [
    *web_administration.urlpatterns,
    *documents_administration.urlpatterns,
    *linking_administration.urlpatterns,
    *seeing_administration.urlpatterns,
    *mailroom_administration.urlpatterns,
    *organisation_administration.urlpatterns,
]
# The desk is the root; every other area has the prefix of its name.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("decreta.web.urls")),
    path("", include("decreta.operation.urls")),
    later("api/", "decreta.api.urls", app_name="api"),
    later("scim/v2/", "decreta.scim.urls", app_name="scim"),
    path("meetings/", include("decreta.meetings.urls")),
    path("voting/", include("decreta.voting.urls")),
    path("procedures/", include("decreta.procedures.urls")),
    path("minutes/", include("decreta.minutes.urls")),
    path("motions/", include("decreta.motions.urls")),
    path("messages/", include("decreta.messaging.urls")),
    path("presenting/", include("decreta.presenting.urls")),
    path("reading/", include("decreta.reading.urls")),
    path("speaking/", include("decreta.speaking.urls")),
    path("agendas/", include("decreta.agendas.urls")),
    path("dates/", include("decreta.dates.urls")),
    path("mailroom/", include("decreta.mailroom.urls")),
    path("changes/", include("decreta.changes.urls")),
    path("linking/", include("decreta.linking.urls")),
    path("levels/", include("decreta.cascade.urls")),
    path("tasks/", include("decreta.seeing.urls")),
    path("urging/", include("decreta.urging.urls")),
    path("reporting/", include("decreta.reporting.urls")),
    path("obstacles/", include("decreta.obstacles.urls")),
    path("contributions/", include("decreta.contributions.urls")),
    path("cadence/", include("decreta.cadence.urls")),
    path("reviews/", include("decreta.reviews.urls")),
    path("rooms/", include("decreta.rooms.urls")),
    path("directives/", include("decreta.directives.urls")),
    path("capture/", include("decreta.capture.urls")),
    path("books/", include("decreta.books.urls")),
    path("figures/", include("decreta.figures.urls")),
    path("programmes/", include("decreta.programme.urls")),
    path("dispatch/", include("decreta.dispatch.urls")),
    path("signing/", include("decreta.signing.urls")),
    path("verify/", include("decreta.proving.urls")),
    path("cosigning/", include("decreta.cosigning.urls")),
    path("writing/", include("decreta.writing.urls")),
    path("circulations/", include("decreta.circulation.urls")),
    path("subscriptions/", include("decreta.subscriptions.urls")),
    path("protection/", include("decreta.protection.urls")),
    path("documents/", include("decreta.documents.urls")),
    path("assignments/", include("decreta.assignments.urls")),
    path("feeds/", include("decreta.feeds.urls")),
    path("webhooks/", include("decreta.webhooks.urls")),
    path("notifications/", include("decreta.notifications.urls")),
    path("live/", include("decreta.live.urls")),
    path("organisation/", include("decreta.organisation.urls")),
    path("administration/", include((administration, "administration"))),
    path("setup/<str:token>/", first.first, name="setup"),
    path("kit/", include("decreta.kit.urls")),
    path("imports/", include("decreta.kit.import_urls")),
    path("accounts/", include("decreta.accounts.urls")),
    path("", include("decreta.ui.urls")),
    path("language/", set_language, name="set_language"),
]

handler400 = "decreta.ui.views.bad_request"
handler403 = "decreta.ui.views.forbidden"
handler404 = "decreta.ui.views.not_found"
handler500 = "decreta.ui.views.server_error"
