"""Addresses whose modules are read when one of them is first asked for.

What programs speak to (the API, the door of directories) describes every shape that it takes and gives; reading that
costs more than all pages together, in every process, and most processes never answer there.
"""

from __future__ import annotations

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern


class _Later(URLResolver):
    def _populate(self) -> None:
        """Other names are looked up without reading ours; who looks up one of ours asks for the patterns themselves."""
        if "url_patterns" in self.__dict__:
            super()._populate()


def later(route: str, module: str, *, app_name: str) -> URLResolver:
    """Mount the addresses of a module under a prefix; its `app_name` is said here, since it is not read yet."""
    return _Later(RoutePattern(route, is_endpoint=False), module, app_name=app_name, namespace=app_name)
