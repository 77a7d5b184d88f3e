from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class KitConfig(AppConfig):
    name = "decreta.kit"
    label = "kit"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.kit import log_words
        from decreta.ui import nav

        words.register(log_words.WORDS)
        nav.register("imports", _("Import"), "upload", "imports:list", order=85, wide=True, visible=_may_import)


def _may_import(request: HttpRequest) -> bool:
    """Whether the post may import anything."""
    from decreta.kit.importing.registry import importables_for

    return bool(importables_for(request.actor))  # type: ignore[attr-defined]
