"""An edition of minutes, or one point of it, as a paper. The signed original is a document; this is a reading copy of it."""

from __future__ import annotations

import logging

from django.utils import translation
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.core.rulesets import RuleSet
from decreta.documents.authority import signing_words
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.documents.numbering import blank_symbol, rules_of
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.papers import Paper, inputs_of, render
from decreta.documents.rendering.particulars import Particulars
from decreta.meetings.enums import Part
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.presiding import presided_at_the_end
from decreta.minutes.models import Edition
from decreta.minutes.queries.texts import kept_in, official_language, open_in, text_of, told_of
from decreta.minutes.rendering import forms
from decreta.organisation.queries.naming import name_on
from decreta.organisation.queries.who import holders
from decreta.writing.domain.filling import filled
from decreta.writing.models import TemplateVersion
from decreta.writing.queries.templates import form_of

TYPE = forms.TYPE
_log = logging.getLogger(__name__)


def subject_of(sitting: Sitting, language: str, item: AgendaItem | None = None) -> str:
    """What the paper is about, in its language."""
    with translation.override(language):
        title = sitting.title_in(language)
        if item is None:
            return title
        return _("%(title)s (excerpt: point %(n)s)") % {"title": title, "n": item.number}


def writer_of(sitting: Sitting, language: str) -> str:
    """Who signs at the left: the secretary of the sitting, by the order of their posts."""
    found = sitting.invitations.filter(part=Part.SECRETARY).select_related("holding__person")
    first = found.order_by("holding__post__rank", "pk").first()
    return first.holding.person.full_name if first is not None else ""


def text_in(edition: Edition, language: str, item: AgendaItem | None = None) -> str:
    """The text of the official paper: of the whole without confidential points, or of one point, whatever it is."""
    if item is None:
        return text_of(open_in(edition, language))
    return text_of(kept_in(edition, language), point=item.pk)


def pdf_of(edition: Edition, language: str, *, reader: Actor, item: AgendaItem | None = None) -> bytes:
    """The paper as tagged PDF/A, as far as the reader reads its points."""
    paper, rules = _paper(edition, language, reader, item)
    return render(paper, rules=rules).pdf


def docx_of(edition: Edition, language: str, *, reader: Actor, item: AgendaItem | None = None) -> bytes:
    """The paper as a Word file, the same: in the form that the office keeps for the body and language, if it keeps one."""
    # Here, since most processes never write one.
    from decreta.documents.rendering.word import word_file

    form = form_of(edition.minutes.sitting.body, forms.NAME, language)
    if form is not None:
        try:
            return in_form(form, edition, reader=reader, item=item)
        except Invalid as refusal:
            # A form that cannot be filled (a record too long for its bounds) withholds no minutes from who reads them.
            codes = ", ".join(problem.code for problem in refusal.problems)
            _log.warning("form %s could not be filled with edition %s: %s", form.pk, edition.pk, codes)
    paper, rules = _paper(edition, language, reader, item)
    return word_file(paper, rules)


def in_form(form: TemplateVersion, edition: Edition, *, reader: Actor, item: AgendaItem | None = None) -> bytes:
    """The paper in a form of the office, in the form's language. Raises Invalid where the form cannot be filled."""
    language = form.template.language
    paper, rules = _paper(edition, language, reader, item)
    passages = told_of(kept_in(edition, language, reader), item.pk if item is not None else None)
    note = _note(edition, language)
    _text, made = filled(form, forms.values_of(inputs_of(paper, rules), passages, note=note, asked=form.fields))
    return made


def _paper(edition: Edition, language: str, reader: Actor, item: AgendaItem | None) -> tuple[Paper, RuleSet]:
    sitting = edition.minutes.sitting
    body, day = sitting.body, day_of(sitting)
    rules = rules_of(body, on=day)
    presided = presided_at_the_end(sitting)
    chair = presided or holders(sitting.chair_post, on=day).first()
    signing = presided.post if presided is not None else sitting.chair_post
    words = signing_words(signing, body, language=language, on=day)
    text = text_of(kept_in(edition, language, reader), point=item.pk if item is not None else None)
    if note := _note(edition, language):
        text = f"{note}\n{text}"
    # The number stands on no paper but the signed one: a translation or an excerpt only names it.
    paper = Paper(
        type_code=TYPE,
        subject=subject_of(sitting, language, item),
        blocks=parse_blocks(text),
        issuer=name_on(body, day, language),
        superior=body.superior_name,
        place=body.place or "…",
        day=day,
        symbol="",
        blank_symbol=blank_symbol(Document(type_code=TYPE, body=body, regime=body.regime), on=day),
        authority=words.authority,
        position=words.position,
        signer=chair.person.full_name if chair is not None else "",
        recipients=(),
        language=language,
        draft_ordinal=edition.ordinal,
        particulars=Particulars(second_signer=writer_of(sitting, language)),
    )
    return paper, rules


def _note(edition: Edition, language: str) -> str:
    """What a translation says of itself; nothing in the language that is signed."""
    if language == official_language(edition.minutes.sitting):
        return ""
    return _translated(language, edition.minutes.document)


def _translated(language: str, document: Document | None) -> str:
    with translation.override(language):
        if document is not None and document.state == DocumentState.ISSUED:
            return _("Translation of the minutes %(symbol)s; the signed original alone is binding.") % {
                "symbol": document.symbol
            }
        return _("Translation; the signed original alone is binding.")
