"""What stands in the place of words of a directive that are not told to their reader (`documents.models.telling`)."""

from __future__ import annotations

from django.utils.translation import gettext, override


def withheld(language: str) -> str:
    """The line, in a language."""
    with override(language[:2]):
        return gettext("Words of a directive that is protected or was recalled: withheld")
