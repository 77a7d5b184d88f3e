"""Who is asked to sign a paper, and what each has answered to its present content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from decreta.core import clock
from decreta.cosigning.enums import Turn
from decreta.cosigning.models import Answer, Cosigner
from decreta.documents.authority import signing_words
from decreta.documents.models import Document, Version
from decreta.documents.signatories import Signatory
from decreta.organisation.models import Body, Organisation, Post
from decreta.organisation.queries.who import holders

#: In which order they are asked.
_ORDER = {Turn.INITIALS: 0, Turn.BEFORE: 1, Turn.BESIDE: 2}


@dataclass(frozen=True)
class Asked:
    """A post that is to sign, with its newest answer to this content, if it has given one."""

    cosigner: Cosigner
    answer: Answer | None

    @property
    def turn(self) -> Turn:
        """When it signs."""
        return Turn(self.cosigner.turn)

    @property
    def has_signed(self) -> bool:
        """Whether it has signed this content."""
        return self.answer is not None and self.answer.agrees


def asked(document: Document, content_hash: str) -> list[Asked]:
    """Everybody who is to sign besides the signer, in the order of their turns. Two statements, one where nobody is."""
    answers = Answer.objects.filter(content_hash=content_hash).select_related("holding__person", "holding__post")
    rows = (
        Cosigner.objects.filter(document=document, dropped_at=None)
        .select_related("post__body", "post__unit__organisation")
        .prefetch_related(Prefetch("answers", answers, to_attr="given"))
    )
    found = [Asked(row, row.given[-1] if row.given else None) for row in rows]
    return sorted(found, key=lambda one: (_ORDER[one.turn], one.cosigner.ordinal))


def before(one: Asked, everybody: Sequence[Asked]) -> list[Asked]:
    """Those whose turn comes before somebody's and who have not signed yet. Who signs in parallel waits for initials only."""
    earlier = everybody[: everybody.index(one)]
    if one.turn is Turn.BESIDE:
        earlier = [other for other in earlier if other.turn is Turn.INITIALS]
    return [other for other in earlier if not other.has_signed]


def signatories(document: Document, version: Version) -> list[Signatory]:
    """As the paper prints and signs them: who has signed, else who holds the post."""
    return [_signatory(one, document) for one in asked(document, version.content_hash)]


def _signatory(one: Asked, document: Document) -> Signatory:
    post, language = one.cosigner.post, document.language
    of = house_of(post)
    on = document.issued_on or clock.today()
    if one.answer is not None and one.answer.agrees:
        by = one.answer.by
        name, person = (
            str(by.get("name") or one.answer.holding.person),
            by.get("person") or one.answer.holding.person_id,
        )
    else:
        holding = holders(post, on=on).first()
        name, person = (str(holding.person), holding.person_id) if holding else ("", post.pk)
    if one.turn is Turn.INITIALS:
        return Signatory(str(person), name, of, is_initials=True)
    words = signing_words(post, of, language=language, on=on)
    return Signatory(str(person), name, of, words.authority, words.position)


def house_of(post: Post) -> Body | Organisation:
    """In whose name a post signs."""
    found = post.body or (post.unit.organisation if post.unit else None)
    assert found is not None  # a post stands in a unit or in a body
    return found
