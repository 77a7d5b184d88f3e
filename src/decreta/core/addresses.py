"""Whole addresses of this installation, for what is read outside a browser that is already here."""

from __future__ import annotations

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path: at the public address, else at the bound one."""
    base = settings.DECRETA_PUBLIC_URL
    if not base:
        host, port = settings.DECRETA_BIND
        base = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    return f"{base}{path}"
