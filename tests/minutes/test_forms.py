"""The office's own form of minutes: what it may ask for, whose minutes it is for, and what nobody reads by it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings.enums import Audience
from decreta.meetings.models import AgendaItem
from decreta.minutes import domain
from decreta.minutes.queries.texts import kept_in, newest, passages_of
from decreta.minutes.rendering.forms import PURPOSE, values_of
from decreta.minutes.rendering.papers import docx_of, in_form, pdf_of
from decreta.organisation.domain import structure
from decreta.organisation.enums import BodyKind
from decreta.writing import domain as writing
from decreta.writing.domain import keeping
from decreta.writing.models import WordTemplate
from decreta.writing.queries.templates import form_of
from tests.documents.office import SINCE, SYSTEM
from tests.meetings.office import moment, points, secretary
from tests.minutes.office import (
    DEADLINE,
    FORM,
    begun,
    circulated,
    kept_form,
    lines_under,
    put_in_force,
    words_of,
)
from tests.writing.files import docx

pytestmark = pytest.mark.django_db

#: A form that asks for every field that there is, each list by its lines.
EVERYTHING = (
    *(f"<{name}> {{{{ {name} }}}}" for name in PURPOSE.fields if name not in PURPOSE.lists and name != "points"),
    *(line for name in PURPOSE.fields if name in PURPOSE.lists for line in lines_under(name)),
    "{%p for point in points %}",
    "<number> {{ point.number }} <title> {{ point.title }}",
    *(
        line
        for name in PURPOSE.rows["points"]
        if f"points.{name}" in PURPOSE.lists
        for line in lines_under(f"point.{name}")
    ),
    "{%p endfor %}",
)


def without(lines: Sequence[str], *names: str) -> list[str]:
    """A form without some of its lists."""
    left = list(lines)
    for name in names:
        begins = left.index(lines_under(name)[0])
        del left[begins : begins + len(lines_under(name))]
    return left


def codes_of(refusal) -> set[str]:
    return {one.code for one in refusal.value.problems}


def test_every_field_is_filled_from_the_edition(office):
    minutes = circulated(office)
    version = kept_form(office, *EVERYTHING)
    assert set(version.fields) == set(PURPOSE.named())
    said = words_of(docx_of(newest(minutes), "vi", reader=secretary(office)))
    assert "<title>" not in said, "what is not in force is not used"
    put_in_force(office, version)
    said = words_of(docx_of(newest(minutes), "vi", reader=secretary(office)))
    assert "{{" not in said and "{%" not in said
    lines = said.split("\n")

    def under(name: str) -> list[str]:
        return [one.removeprefix(f"<{name}> ") for one in lines if one.startswith(f"<{name}> ")]

    assert under("issuer") and under("national") == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert under("subject") == ["Phiên họp thứ hai Ban Chỉ đạo"]
    assert any("BB/" in one for one in under("number"))
    assert len(under("counted")) == 2 and len(under("chair")) == 1 and len(under("members")) == 1
    (absent,) = under("absent")
    assert "Đi công tác" in absent and not absent.startswith("- ") and not absent.endswith(";")
    assert len(under("secretaries")) == 1 and under("guests") == []
    assert "<number> 1 <title> Về thể chế" in said
    assert under("point.conclusions") == ["1.1. Bộ Tư pháp chủ trì rà soát.", "2.1. Các địa phương báo cáo."]
    assert any("09:40" in one for one in under("point.course"))
    assert any("10:30" in one for one in under("closing"))
    assert any("Phan Hữu Thịnh" in one for one in under("presided"))
    assert under("signer") == ["Phan Hữu Thịnh"]


def test_a_name_that_is_not_known_and_what_would_be_left_out_are_said_by_name(office):
    with pytest.raises(Invalid) as unknown:
        kept_form(office, *FORM, "{{ amount }}", "{{ reply_symbol }}")
    said = [str(one) for one in unknown.value.problems]
    assert codes_of(unknown) == {"unknown_field"} and len(said) == 2
    assert any("amount" in one for one in said) and any("reply_symbol" in one for one in said)
    with pytest.raises(Invalid) as part:
        kept_form(office, "{% for point in points %}{{ point.votes }}{% endfor %}")
    assert codes_of(part) == {"part"} and "points.votes" in str(part.value.problems[0])
    with pytest.raises(Invalid) as left_out:
        kept_form(office, *without(FORM, "closing", "point.outcome"))
    assert codes_of(left_out) == {"left_out"}
    (said,) = (str(one) for one in left_out.value.problems)
    assert "closing" in said and "points.outcome" in said and "opening" not in said
    assert not WordTemplate.objects.exists()
    by_parts = kept_form(office, *without(EVERYTHING, "opening", "attendance", "point.outcome"))
    assert "attendance" not in by_parts.fields and "absent" in by_parts.fields


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        # Names in a condition, a length or a single line of a list leave the rest of it off the paper.
        ((*without(FORM, "attendance"), "{{ attendance|length }}"), "left_out", "attendance"),
        ((*without(FORM, "closing"), "{%p if closing %}", "Có", "{%p endif %}"), "left_out", "closing"),
        ((*without(FORM, "closing"), "{{ closing|first }}"), "left_out", "closing"),
        ((*without(FORM, "point.outcome"), "{{ points|length }}"), "left_out", "points.outcome"),
        # A condition hides that a paper is a translation.
        (("{%p if note %}", "x", "{%p endif %}", *FORM), "left_out", "note"),
        ((*FORM, "{{ opening }}"), "bare_list", "opening"),
        ((*FORM, "{{ points }}"), "bare_list", "points"),
    ],
)
def test_a_form_that_asks_for_something_without_printing_it_leaves_it_out(office, lines, code, said):
    with pytest.raises(Invalid) as refused:
        kept_form(office, *lines)
    (problem,) = refused.value.problems
    assert problem.code == code and said in str(problem)


def test_lists_are_printed_by_lines_or_joined_and_conditions_around_them_are_the_offices_own(office):
    joined = (
        *without(FORM, "closing"),
        "{%p if closing %}",
        '{{ closing|join("; ") }}',
        "{%p endif %}",
        "{{ note|upper }}",
    )
    assert "closing" in kept_form(office, *joined).fields


def test_two_clerks_who_keep_a_form_at_once_are_told_so(office, monkeypatch):
    kept_form(office)
    # As the second of two sees it, whose check ran before the first was done.
    monkeypatch.setattr(keeping, "_body_is_fit", lambda *_given: None)
    with pytest.raises(Invalid) as refused:
        kept_form(office, name="Khác")
    assert [(one.field, one.code) for one in refused.value.problems] == [("use", "template_of_a_body_once")]


def test_the_clerks_own_words_stand_once_in_whatever_form(office):
    minutes, by = begun(office), secretary(office)
    for kind, words in (("attendance", "Thành phần: **như danh sách** kèm theo."), ("outcome", "Ban thống nhất.")):
        key = next(one.key for one in passages_of(minutes) if one.key.startswith(kind))
        domain.edit(minutes=minutes, key=key, text=words, expected_revision=0, by=by)
    with clock.frozen(moment(11)):
        edition = domain.circulate(minutes=minutes, until=DEADLINE, by=by)
    kept = {one.key: one for one in kept_in(edition, "vi")}
    assert kept["attendance"].parts == {} and kept["opening"].parts["began"]
    paper = dict.fromkeys(
        ("national", "motto", "superior", "issuer", "numberline", "dateline", "draft", "type", "subject"), "x"
    ) | dict.fromkeys(("second", "second_signer", "first", "authority", "position", "signer"), "x")
    wholes = {"opening", "attendance", "points.outcome"}
    by_parts = values_of(paper, list(kept.values()), note="", asked=set(PURPOSE.named()) - wholes)
    assert by_parts["counted"] == ["Thành phần: như danh sách kèm theo."] and by_parts["members"] == []
    assert by_parts["points"][0]["motions"] == ["Ban thống nhất."]
    assert by_parts["points"][1]["conclusions"] == ["2.1. Các địa phương báo cáo."]
    whole = values_of(paper, list(kept.values()), note="Bản dịch.", asked=wholes)
    assert whole["attendance"] == ["Thành phần: như danh sách kèm theo."] and whole["counted"] == []
    assert whole["opening"][0] == "Bản dịch.", "a form without a place for it still says that it is a translation"


def test_a_later_version_takes_its_place_when_it_is_put_in_force_and_a_retired_form_is_used_no_more(office):
    minutes, by = circulated(office), office.actor("clerk")
    edition, reader = newest(minutes), secretary(office)
    first = put_in_force(office, kept_form(office))
    later = writing.bring_version(template=first.template, content=docx("BẢN HAI", *FORM), file_name="x.docx", by=by)
    assert "BẢN HAI" not in words_of(docx_of(edition, "vi", reader=reader))
    put_in_force(office, later)
    assert "BẢN HAI" in words_of(docx_of(edition, "vi", reader=reader))
    assert pdf_of(edition, "vi", reader=reader).startswith(b"%PDF")
    with pytest.raises(NotNow):
        writing.begin(version=later, facts=None, by=office.actor("officer"))
    writing.retire(template=later.template, by=by)
    assert form_of(office.body, "minutes", "vi") is None


def test_a_form_is_of_one_body_and_one_language(office):
    minutes = circulated(office)
    other = structure.establish_body(
        code="tcd",
        names={"vi": "Tổ công tác"},
        symbol="TCT",
        kind=BodyKind.COMMITTEE,
        valid_from=SINCE,
        place="Hà Nội",
        by=SYSTEM,
    )
    with pytest.raises(Invalid) as not_served:
        kept_form(office, body=other)
    assert codes_of(not_served) == {"not_served"}
    structure.name_standing_agency(body=other, organisation=office.agency, rank=1, valid_from=SINCE, by=SYSTEM)
    put_in_force(office, kept_form(office, body=other))
    edition, reader = newest(minutes), secretary(office)
    assert "MẪU CỦA BAN" not in words_of(docx_of(edition, "vi", reader=reader))
    put_in_force(office, kept_form(office, name="Minutes", language="en"))
    assert "MẪU CỦA BAN" not in words_of(docx_of(edition, "vi", reader=reader))
    english = words_of(docx_of(edition, "en", reader=reader))
    assert "MẪU CỦA BAN Second session" in english and "signed original" in english
    with pytest.raises(Invalid) as twice:
        kept_form(office, name="Again", language="en")
    assert codes_of(twice) == {"twice"}
    with pytest.raises(NotAllowed):
        kept_form(office, name="Khác", by=office.actor("secretary"))
    kept = WordTemplate.objects.get(body=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        WordTemplate.objects.filter(pk=kept.pk).update(body=None)


def test_a_confidential_point_leaves_no_word_in_what_others_get(office):
    minutes = begun(office)
    AgendaItem.objects.filter(sitting=minutes.sitting, title="Về thể chế").update(audience=Audience.NAMED)
    with clock.frozen(moment(11)):
        edition = domain.circulate(minutes=minutes, until=DEADLINE, by=secretary(office))
    version = put_in_force(office, kept_form(office, *EVERYTHING))
    for made in (
        docx_of(edition, "vi", reader=office.actor("member")),
        in_form(version, edition, reader=office.actor("member")),
    ):
        said = words_of(made)
        assert "Các địa phương báo cáo." in said
        assert "thể chế" not in said and "Bộ Tư pháp" not in said
    assert "Bộ Tư pháp" in words_of(docx_of(edition, "vi", reader=secretary(office)))
    _first, second = points(minutes.sitting)
    excerpt = words_of(docx_of(edition, "vi", reader=secretary(office), item=second))
    assert "Các địa phương báo cáo." in excerpt and "Bộ Tư pháp" not in excerpt


def test_a_form_that_cannot_be_filled_withholds_no_minutes_and_somebody_hears_of_it(office, monkeypatch, caplog):
    from decreta.core.errors import Problem
    from decreta.minutes.rendering import papers

    edition = newest(circulated(office))
    kept = put_in_force(office, kept_form(office))

    def broken(*_given, **_named):
        raise Invalid([Problem("x", code="too_much")])

    monkeypatch.setattr(papers, "in_form", broken)
    said = words_of(docx_of(edition, "vi", reader=secretary(office)))
    assert "Các địa phương báo cáo." in said and "MẪU CỦA BAN" not in said
    assert str(kept.pk) in caplog.text


def test_the_pages_lead_from_a_file_to_minutes_that_are_read(office, client):
    minutes = circulated(office)
    client.force_login(office.holdings["clerk"].person.user)
    client.cookies["language"] = "en"
    upload = io.BytesIO(docx(*FORM))
    upload.name = "bien-ban.docx"
    sent = {"name": "Biên bản", "use": f"minutes:{office.body.pk}", "language": "vi", "file": upload}
    page = client.post(reverse("writing:templates"), sent, follow=True).content.decode()
    version = WordTemplate.objects.get().versions.get()
    there = reverse("minutes:try_form", args=[version.pk])
    assert there in page
    assert "You read no minutes" in client.get(there).content.decode(), "who keeps forms reads no more by it"
    assert client.get(there, {"minutes": str(minutes.pk)}).status_code == 422
    begin = client.get(reverse("writing:begin", args=[version.template_id]))
    assert begin.status_code == 302
    client.force_login(office.holdings["secretary"].person.user)
    assert "Second session" in client.get(there).content.decode()
    made = client.get(there, {"minutes": str(minutes.pk)})
    assert made["Content-Disposition"].startswith("attachment") and "MẪU CỦA BAN" in words_of(made.content)
    version.refresh_from_db()
    assert version.tried_at is None, "looking at it is no trial"
    client.force_login(office.holdings["ministry_clerk"].person.user)
    assert client.get(there).status_code == 404
