"""The synthesis of opinions on a point as a paper: who, what, and what was made of it. A working paper, no document."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from decreta.agendas.models import AskedOpinion
from decreta.agendas.queries.opinions import Synthesis
from decreta.core import clock
from decreta.core.rulesets import RuleSet
from decreta.documents.models import Document
from decreta.documents.numbering import blank_symbol, rules_of
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.papers import Paper, render
from decreta.organisation.queries.naming import name_on
from decreta.ui import moments

TYPE = "BC"


def pdf_of(synthesis: Synthesis) -> bytes:
    """The paper in the active language, as tagged PDF/A."""
    paper, rules = _paper(synthesis)
    return render(paper, rules=rules).pdf


def docx_of(synthesis: Synthesis) -> bytes:
    """The same as a Word file."""
    # Here, since most processes never write one.
    from decreta.documents.rendering.word import word_file

    paper, rules = _paper(synthesis)
    return word_file(paper, rules)


def text_of(synthesis: Synthesis) -> str:
    """The paper's words: what was asked, the counts, then each in a line of his own."""
    item = synthesis.item
    lines = [
        _("Opinions on point %(n)s, “%(title)s”, of %(sitting)s.")
        % {"n": item.number, "title": item.title, "sitting": item.sitting.shown_title},
        _("%(answered)s of %(asked)s who were asked have answered.")
        % {"answered": synthesis.answered, "asked": len(synthesis.rows)},
        *(f"- {capfirst(label)}: {number};" for label, number in synthesis.counts),
    ]
    asked = None
    for number, one in enumerate(synthesis.rows, start=1):
        if one.request_id != asked:
            asked = one.request_id
            until = {"question": one.request.question, "until": moments.moment(one.request.until)}
            lines.append(_("Asked by %(until)s: %(question)s") % until)
        lines.extend(_said(number, one))
    return "\n".join(" ".join(line.split()) for line in lines)


def _said(number: int, one: AskedOpinion) -> Iterator[str]:
    who = f"{one.holding.person.full_name}, {one.holding.post.name}"
    opinion = one.get_opinion_display() if one.opinion else _("no answer")
    late = pgettext("opinion beforehand", "late")
    yield f"{number}. {who}: {opinion}{f' ({late})' if one.is_late else ''}. {one.text}"
    if one.treatment:
        yield f"- {capfirst(one.get_treatment_display())}. {one.why}"


def _paper(synthesis: Synthesis) -> tuple[Paper, RuleSet]:
    body, today = synthesis.item.sitting.body, clock.today()
    language = (get_language() or "vi")[:2]
    paper = Paper(
        type_code=TYPE,
        subject=_("Synthesis of opinions on “%(title)s”") % {"title": synthesis.item.title},
        blocks=parse_blocks(text_of(synthesis)),
        issuer=name_on(body, today, language),
        superior=body.superior_name,
        place=body.place or "…",
        day=today,
        symbol="",
        blank_symbol=blank_symbol(Document(type_code=TYPE, body=body, regime=body.regime), on=today),
        authority="",
        position="",
        signer="",
        recipients=(),
        language=language,
    )
    return paper, rules_of(body, on=today)
