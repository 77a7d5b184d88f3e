"""What documents ask: who else signs, and whether somebody is still waited for."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.cosigning.enums import Turn
from decreta.cosigning.models import Cosigner
from decreta.cosigning.queries import Asked, asked, signatories
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Version
from decreta.documents.signatories import Signatory


class Cosigners:
    """The answers of this area."""

    def signatories(self, document: Document, version: Version) -> Sequence[Signatory]:
        """In the order in which they sign."""
        return signatories(document, version)

    def allow_approval(self, document: Document, version: Version) -> None:
        """The signer comes after initials and those who sign before him."""
        _wait_for([one for one in asked(document, version.content_hash) if one.turn is not Turn.BESIDE])

    def allow_number(self, document: Document, version: Version) -> None:
        """A number is given when the last has signed."""
        _wait_for(asked(document, version.content_hash))

    def is_asked(self, document: Document, *, by: Actor) -> bool:
        """Whether the post is one of those, and the paper lies with them."""
        if by.post_id is None or document.state not in {DocumentState.SUBMITTED, DocumentState.APPROVED}:
            return False
        return Cosigner.objects.filter(document=document, post_id=by.post_id, dropped_at=None).exists()


def _wait_for(them: Sequence[Asked]) -> None:
    problems = Problems()
    for one in them:
        if not one.has_signed:
            problems.add(_("Not signed yet: %(post)s.") % {"post": one.cosigner.post.name}, code="not_cosigned")
    problems.refuse_if_any(NotNow)
