"""WHO may ask others to sign, and who signs."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.cosigning.models import Cosigner


def may_answer(cosigner: Cosigner, *, by: Actor) -> None:
    """Only the post that is named answers, by its holder or by whom he has authorised to approve."""
    if by.post_id is None or by.post_id != cosigner.post_id:
        raise NotAllowed.of(_("Another post is asked for this signature."), code="not_the_cosigner")
    if by.mandate_id is not None and not (
        by.can("approve_documents") and by.may_handle_type(cosigner.document.type_code)
    ):
        raise NotAllowed.of(_("Your mandate does not cover this signature."), code="not_covered")
