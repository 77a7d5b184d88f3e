"""Where each area is mounted."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

# The desk is the root; every other area has the prefix of its name.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("decreta.web.urls")),
    path("meetings/", include("decreta.meetings.urls")),
    path("directives/", include("decreta.directives.urls")),
    path("documents/", include("decreta.documents.urls")),
    path("notifications/", include("decreta.notifications.urls")),
    path("live/", include("decreta.live.urls")),
    path("organisation/", include("decreta.organisation.urls")),
    path("kit/", include("decreta.kit.urls")),
    path("accounts/", include("decreta.accounts.urls")),
    path("", include("decreta.ui.urls")),
    path("language/", set_language, name="set_language"),
]

handler400 = "decreta.ui.views.bad_request"
handler403 = "decreta.ui.views.forbidden"
handler404 = "decreta.ui.views.not_found"
handler500 = "decreta.ui.views.server_error"
