"""Who is asked to sign too: named by those who draft, while it is a draft."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.cosigning.enums import Turn
from decreta.cosigning.models import Cosigner
from decreta.documents import rules as documents
from decreta.documents.domain import open_to
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.organisation.models import Post
from decreta.signing.places import MOST_INITIALS, MOST_OTHERS


@act("cosigning.name")
def name(*, document: Document, post: Post, turn: Turn, by: Actor, at: dt.datetime | None = None) -> Cosigner:
    """Ask a post to sign a draft too, or to put its initials on it. It may read the draft from now on.

    Raises NotAllowed, NotNow once the draft lies with its signers, Invalid with everything that is wrong.
    """
    documents.may_revise(document, by=by)
    locked = _held(document)
    present = list(Cosigner.objects.filter(document=locked, dropped_at=None).select_related("post"))
    problems = Problems()
    if post.pk == locked.signer_post_id or any(one.post_id == post.pk for one in present):
        problems.add(_("This post signs it already."), "post", "twice")
    if turn is not Turn.INITIALS and not post.signs:
        problems.add(_("This post does not sign documents."), "post", "does_not_sign")
    count = sum((one.turn == Turn.INITIALS) == (turn is Turn.INITIALS) for one in present)
    most = MOST_INITIALS if turn is Turn.INITIALS else MOST_OTHERS
    if count >= most:
        problems.add(_("The paper has room for %(most)s of them.") % {"most": most}, "post", "too_many")
    problems.refuse_if_any()
    last = Cosigner.objects.filter(document=locked).order_by("-ordinal").values_list("ordinal", flat=True).first()
    made = Cosigner.objects.create(
        document=locked, post=post, turn=turn, ordinal=(last or 0) + 1, named_at=at or clock.now()
    )
    open_to(document=locked, reason="signing", post=post, by=by, at=at)
    record("cosigning.named", by=by, on=locked, about=[post], at=at, facts={"turn": turn})
    return made


@act("cosigning.drop")
def drop(*, cosigner: Cosigner, by: Actor, at: dt.datetime | None = None) -> Cosigner | None:
    """Ask a post no longer. None when it is not asked any more."""
    documents.may_revise(cosigner.document, by=by)
    locked = _held(cosigner.document)
    held = Cosigner.objects.select_for_update(of=("self",)).select_related("post").get(pk=cosigner.pk)
    if held.dropped_at is not None:
        return None
    held.dropped_at = at or clock.now()
    held.save(update_fields=["dropped_at"])
    record("cosigning.dropped", by=by, on=locked, about=[held.post], at=at, facts={})
    return held


def _held(document: Document) -> Document:
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if locked.state != DocumentState.DRAFT:
        raise NotNow.of(_("Who signs is settled while it is a draft. Take it back first."), code="not_a_draft")
    return locked
