"""Addresses of the API. What begins with `v1/` and is none of them is answered by the API too."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path, re_path

from decreta.api.door import answered, nowhere
from decreta.api.house import house
from decreta.api.views import docs

app_name = "api"


def _addresses() -> Iterator[URLPattern]:
    for found in house.urls[0]:
        if isinstance(found, URLPattern) and found.name != "api-root":
            yield path(f"v1/{found.pattern}", answered(found.callback), name=found.name)


urlpatterns = [
    path("v1/openapi.json", answered(docs.openapi), name="openapi"),
    path("v1/docs/", docs.page, name="docs"),
    *_addresses(),
    re_path(r"^v1(?:/.*)?$", nowhere, name="nowhere"),
]
