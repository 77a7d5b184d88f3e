"""The briefing as a text document that an office goes on writing in: as much as stands on the two pages of the paper."""

from __future__ import annotations

from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docx.shared import Mm, Pt

from decreta.kit.exporting.docx import add_table, begin, clean, save
from decreta.reporting.rendering.content import Said
from decreta.reporting.rendering.said import change_heads, sentence_of, shared_heads, shared_rows
from decreta.ui.moments import number as figure


def write(found: Said, to: BinaryIO) -> None:
    """Title, facts, what is asked, figures, changes, agencies, what is shared from below, the worst tasks, obstacles."""
    title = f"{found.title}: {found.body}"
    document = begin(title, language=found.language, wide=False, moment=found.moment, is_titled=False)
    normal = document.styles["Normal"]
    normal.font.size, normal.paragraph_format.space_after = Pt(9), Pt(2)
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(12)
    document.add_paragraph(clean(found.body))
    document.add_heading(clean(found.title), level=1)
    for label, value in found.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{clean(label)}: ").bold = True
        paragraph.add_run(clean(value))
    document.add_paragraph(clean(sentence_of(found.sentences)))
    _head(document, _("What is asked of the leader"))
    for one in found.asks:
        document.add_paragraph(clean(one), style="List Number")
    _figures(document, found)
    if found.changes:
        _head(document, _("What changed"), found.changes_note)
        heads = [(_("State"), 40, False)]
        heads += [(word, 12, True) for word in change_heads()]
        rows = [
            [one.label, figure(one.before), figure(one.came), figure(one.left), figure(one.now)]
            for one in found.changes
        ]
        add_table(document, heads, rows, wide=False)
    _head(document, _("By lead agency"))
    heads = [(_("Lead agency"), 40, False), (_("Total"), 10, True)]
    heads += [(label, 15, True) for _key, label in found.classes]
    agencies = [
        [one.label, figure(one.total), *(figure(one.counts.get(key, 0)) for key, _label in found.classes)]
        for one in found.agencies
    ]
    add_table(document, heads, agencies, wide=False, has_sum=True)
    if found.shared is not None:
        _head(document, _("Shared from below"), found.shared.note)
        add_table(document, shared_heads(found.shared), shared_rows(found.shared), wide=False, has_sum=True)
    _head(document, _("The worst tasks, and why"), found.worst_note)
    heads = [("#", 5, True), (_("Task"), 44, False), (_("Lead agency"), 22, False), (_("Deadline"), 14, False)]
    worst = [[str(one.number), f"{one.title} ({one.place})", one.lead, one.deadline, one.why] for one in found.worst]
    add_table(document, [*heads, (_("Why"), 36, False)], worst, wide=False)
    _head(document, _("Obstacles and proposals"), found.obstacles_note)
    if found.obstacles:
        heads = [(_("Who says so"), 24, False), (_("Obstacle"), 40, False), (_("Proposal"), 34, False)]
        told = [[f"{one.who} ({one.place})", one.obstacle, one.proposal or "–"] for one in found.obstacles]
        add_table(document, heads, told, wide=False)
    document.add_paragraph(clean(found.mark), style="Caption")
    save(document, to)


def _figures(document: Any, found: Said) -> None:
    _head(document, _("Figures"))
    heads = [
        (_("State"), 34, False),
        (pgettext("count", "Number"), 10, True),
        (_("Of all"), 10, True),
        (_("Meaning"), 62, False),
    ]
    rows = [[one.label, figure(one.number), one.share, one.meaning] for one in found.states]
    rows.append([_("All tasks"), figure(found.total), "", _("Each task is counted once, in exactly one state")])
    add_table(document, heads, rows, wide=False, has_sum=True)
    for one in found.shares:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{one.percent} ({one.of}): ").bold = True
        paragraph.add_run(clean(one.meaning))


def _head(document: Any, words: str, note: str = "") -> None:
    document.add_heading(clean(words), level=2)
    if note:
        document.add_paragraph(clean(note))
