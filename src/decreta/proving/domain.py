"""Giving a paper its code. Called by the act that takes its number."""

from __future__ import annotations

import secrets
from typing import Final

from decreta.documents.enums import Secrecy
from decreta.documents.models import Document
from decreta.proving.models import Code

_BYTES: Final = 12


def give(document: Document) -> Code | None:
    """The code of a paper. None for a secret one, of which nobody outside learns that it exists."""
    if document.secrecy > Secrecy.NONE:
        return None
    found, _is_new = Code.objects.get_or_create(document=document, defaults={"code": secrets.token_urlsafe(_BYTES)})
    return found
