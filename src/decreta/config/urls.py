"""Where each area is mounted."""

from __future__ import annotations

import importlib.util

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

# The desk is the root; every other area has the prefix of its name.
_PREFIXES = {"web": "", "ui": "", "accounts": "accounts/"}


def _areas() -> list[URLResolver]:
    return [
        path(_PREFIXES.get(area, f"{area}/"), include(f"decreta.{area}.urls"))
        for area in settings.DECRETA_AREAS
        if importlib.util.find_spec(f"decreta.{area}.urls") is not None
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    *_areas(),
    path("language/", set_language, name="set_language"),
]

handler400 = "decreta.ui.views.bad_request"
handler403 = "decreta.ui.views.forbidden"
handler404 = "decreta.ui.views.not_found"
handler500 = "decreta.ui.views.server_error"
