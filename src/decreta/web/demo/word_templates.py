"""Word templates of the standing agency, kept by its clerk: the answer to a letter, the committee's minutes."""

from __future__ import annotations

import io
from typing import Any

from decreta.organisation.models import Body, Organisation
from decreta.web.demo.people import actor
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline
from decreta.writing import domain
from decreta.writing.enums import DRAFT


class TemplatePlay:
    """The templates of the files: brought, filled on trial, put in force."""

    def __init__(self) -> None:
        self.rows = read("word_templates.yaml")["templates"]

    def add_to(self, timeline: Timeline) -> None:
        """Put each at its moment."""
        for row in self.rows:
            timeline.at(moment(row["at"]), lambda row=row: self.keep(row))  # type: ignore[misc]

    def keep(self, row: dict[str, Any]) -> None:
        by = actor(row["by"])
        kept = domain.keep_template(
            organisation=Organisation.objects.get(code=row["organisation"]),
            type_code=row.get("type", ""),
            purpose=row.get("purpose", DRAFT),
            body=Body.objects.get(code=row["body"]) if "body" in row else None,
            name=row["name"],
            content=_word_file(row["text"]),
            file_name=f"{row['key']}.docx",
            by=by,
        )
        version = kept.versions.get()
        domain.try_out(version=version, by=by)
        domain.put_in_force(version=version, by=by)


def _word_file(text: str) -> bytes:
    # Here, since nothing else of the application writes Word files when it starts.
    from docx import Document as Word

    word, out = Word(), io.BytesIO()
    for line in text.strip().splitlines():
        word.add_paragraph(line)
    word.save(out)
    return out.getvalue()
