"""Reading a deadline as a list of tasks writes it.

"trong tháng 3/2025", "Quý II/2025", "trước ngày 31/3/2025", "01 tuần kể từ khi …", 「2025年3月末」. What is kept is
what was said, at the precision at which it was said (trap T4).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from decreta.core.days import MONTHS, Order, bare, read_day
from decreta.core.deadlines import DECIDED, DECISION, ISSUED, RECEIVED, Deadline, PeriodUnit
from decreta.core.errors import Invalid
from decreta.core.texts import fold

_UNSTATED = {
    "",
    "-",
    "khong",
    "khong neu",
    "khong neu thoi han",
    "chua an dinh",
    "chua xac dinh",
    "khong xac dinh",
    "khong xac dinh thoi han",
    "none",
    "none stated",
    "no deadline stated",
    "not stated",
    "定めなし",
    "期限の定めなし",
    "期限未定",
    "未定",
    "なし",
}
_STANDING = {
    "thuong xuyen",
    "thuong xuyen, lien tuc",
    "thuong xuyen lien tuc",
    "lien tuc",
    "hang nam",
    "hang quy",
    "hang thang",
    "hang tuan",
    "dinh ky",
    "standing",
    "continuous",
    "常時",
    "継続",
    "随時",
    "通年",
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNITS = {
    "ngay lam viec": PeriodUnit.WORKING_DAY,
    "ngay": PeriodUnit.DAY,
    "tuan": PeriodUnit.WEEK,
    "thang": PeriodUnit.MONTH,
    "working days": PeriodUnit.WORKING_DAY,
    "working day": PeriodUnit.WORKING_DAY,
    "days": PeriodUnit.DAY,
    "day": PeriodUnit.DAY,
    "weeks": PeriodUnit.WEEK,
    "week": PeriodUnit.WEEK,
    "months": PeriodUnit.MONTH,
    "month": PeriodUnit.MONTH,
    "営業日": PeriodUnit.WORKING_DAY,
    "日": PeriodUnit.DAY,
    "週間": PeriodUnit.WEEK,
    "か月": PeriodUnit.MONTH,
    "ヶ月": PeriodUnit.MONTH,
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
# "hoàn thành trong", "hết", "cuối", "chậm nhất", "in", "by the end of" before a period say that it ends with the period.
_WITHIN = r"(?:hoan thanh\s+)?(?:(?:trong|het|cuoi|den het|truoc het|cham nhat(?: trong)?|in|during|by the end of|within)\s+)?"
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = re.compile(
    rf"{_WITHIN}(?:(?:thang|t)\s*(?P<vm>\d{{1,2}})\s*(?:/|-|nam)?\s*(?:nam\s*)?(?P<vy>\d{{4}})"
    r"|(?P<fm>\d{1,2})\s*/\s*(?P<fy>\d{4})|(?P<iy>\d{4})-(?P<im>\d{2})"
    rf"|(?P<en>{_NAME})\.? (?P<ey>\d{{4}})|(?P<jy>\d{{4}})年\s*(?P<jm>\d{{1,2}})月(?:中|末|まで|末まで|中に|内)?)"
)
_TWO_MONTHS = re.compile(
    rf"{_WITHIN}(?:tu |from )?(?:(?:cac )?thang\s*)?(?P<a>\d{{1,2}}|(?:{_NAME}))(?:/(?P<ay>\d{{4}})| (?:nam )?(?P<by>\d{{4}}))?"
    rf"\s*(?:-|den|to|va|and)\s*(?:thang\s*)?(?P<b>\d{{1,2}}|(?:{_NAME}))\s*(?:/|nam|-)?\s*(?P<y>\d{{4}})"
)
_ISO_MONTHS = re.compile(r"(\d{4}-\d{2})\s*(?:/|-|~|to|den)\s*(\d{4}-\d{2})")
_JAPANESE_MONTHS = re.compile(
    r"(\d{4})年\s*(\d{1,2})月\s*(?:から|~|-|・)\s*(?:(\d{4})年\s*)?(\d{1,2})月(?:まで|末まで)?"
)
_HALF = re.compile(rf"{_WITHIN}6 thang (dau|cuoi) nam (\d{{4}})")
_QUARTER = re.compile(
    rf"{_WITHIN}(?:quy\s*(?P<v>iv|i{{1,3}}|[1-4])\s*(?:/|-|nam)?\s*(?:nam\s*)?(?P<vy>\d{{4}})|q(?P<q>[1-4])[ /-](?P<qy>\d{{4}})"
    r"|(?P<iy>\d{4})-q(?P<i>[1-4])|(?:the )?(?P<w>first|second|third|fourth) quarter (?:of )?(?P<wy>\d{4})"
    r"|(?P<jy>\d{4})年\s*(?:度)?第(?P<j>[1-4])四半期(?:中|末|まで)?)"
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEAR = re.compile(rf"{_WITHIN}(?:the year |nam )?(\d{{4}})(?:年(?:中|内|末|まで)?)?")
_BEFORE = re.compile(r"(?:hoan thanh\s+)?(?:truoc(?: ngay)?|before)\s+(?P<day>.+)|(?P<ja>.+?)(?:より前|前)")
_BY = re.compile(
    r"(?:hoan thanh\s+)?(?:truoc \d{1,2} ?(?:h|gio)(?: ngay)?|den(?: het)?(?: ngay)?|cham nhat(?: ngay| vao ngay)?|by|until|on)\s+(?P<day>.+)"
    r"|(?P<ja>.+?)(?:まで|迄)"
)
_EVENT = re.compile(
    rf"(?:trong (?:thoi han|vong|thoi gian)\s+|within\s+)?0*(?P<n>\d+)\s*(?P<unit>{_UNIT})\s*"
    r"(?:,\s*)?(?:ke tu|tu|from|after)\s*(?:khi |ngay |thoi diem |the day |the time )*(?P<event>\S.*)"
)
_NO_EVENT = re.compile(
    rf"(?:hoan thanh\s+)?(?:trong(?: thoi han| vong| thoi gian)?|within)\s+0*(?P<n>\d+)\s*(?P<unit>{_UNIT})"
    rf"|(?P<jn>\d+)(?P<junit>{_UNIT})以内"
)
# What follows from the decision itself, as it is written after "kể từ ngày", "from the day of", before 「から」.
_OWN = {
    ISSUED: (
        "ban hanh",
        "duoc ban hanh",
        "ky ban hanh",
        "ky",
        "issue",
        "issued",
        "its issue",
        "発出日",
        "発出",
        "施行日",
    ),
    DECIDED: (
        "quyet dinh",
        "ket luan",
        "co ket luan",
        "hop",
        "decision",
        "the decision",
        "its decision",
        "決定日",
        "決定",
    ),
    RECEIVED: ("nhan duoc", "nhan", "tiep nhan", "receipt", "its receipt", "受領日", "受領", "受理日"),
}
_THIS = (
    "thong bao nay", "van ban nay", "ket luan nay", "cong van nay", "ke hoach nay", "thong bao", "van ban",
    "of this notice", "of the notice", "of this paper", "of the paper",
)  # fmt: skip
_JAPANESE_EVENT = re.compile(rf"(?P<event>.+?)(?:から|より|後)\s*(?P<n>\d+)(?P<unit>{_UNIT})(?:以内|内)?")


class DayUnclearError(ValueError):
    """The deadline is a day that may be read in two ways."""


def read_deadline(text: str, *, order: Order | None = Order.DAY_FIRST) -> Deadline:
    """The deadline that a text states. Raises Invalid when it cannot be read, DayUnclearError when `order` is needed."""
    words = bare(text).strip(" .;,")
    if words in _UNSTATED:
        return Deadline.unstated()
    if words in _STANDING:
        return Deadline.standing()
    for read in (_read_event, _read_half, _read_two_months, _read_month, _read_quarter, _read_year):
        if (found := read(words, text)) is not None:
            return found
    return _read_day(words, text.strip(), order)


def _read_day(words: str, text: str, order: Order | None) -> Deadline:
    includes, rest = True, words
    if found := _BY.fullmatch(words):
        rest = found["day"] or found["ja"]
    elif found := _BEFORE.fullmatch(words):
        includes, rest = False, found["day"] or found["ja"]
    reading = read_day(rest)
    if reading is None:
        raise Invalid.of(_("This deadline cannot be read: %(text)s") % {"text": text}, code="unreadable_deadline")
    if order is None and reading.is_ambiguous:
        raise DayUnclearError(rest)
    day = reading.by(order or Order.DAY_FIRST)
    if day is None:
        raise Invalid.of(_("There is no such day: %(text)s") % {"text": text}, code="no_such_day")
    return Deadline.of_day(day, includes_day=includes)


def day_in(text: str) -> str:
    """The part of a deadline that is a day, to see how a column writes days; empty when it has none."""
    words = bare(text).strip(" .;,")
    found = _BY.fullmatch(words) or _BEFORE.fullmatch(words)
    rest = (found["day"] or found["ja"]) if found else words
    return rest if read_day(rest) else ""


def _read_event(words: str, text: str) -> Deadline | None:
    if found := _NO_EVENT.fullmatch(words):
        return Deadline.after_event(DECISION, int(found["n"] or found["jn"]), _UNITS[found["unit"] or found["junit"]])
    found = _EVENT.fullmatch(words) or _JAPANESE_EVENT.fullmatch(words)
    if found is None or read_day(found["event"]) is not None:
        return None
    if own := own_moment(found["event"]):
        return Deadline.after_event(own, int(found["n"]), _UNITS[found["unit"]])
    # The words of the event as they are written, marks and capitals kept: the last part of the text.
    said = _as_written(text, found["event"])
    return Deadline.after_event(event_key_of(said), int(found["n"]), _UNITS[found["unit"]], {"vi": said})


def own_moment(event: str) -> str:
    """Which moment of the decision itself is meant ("ngày ban hành Thông báo này"); empty where it is another event."""
    said = event.removeprefix("ngay ").removeprefix("of ").removeprefix("the ").strip(" .")
    for this in _THIS:
        said = said.removesuffix(this).strip()
        said = said.removeprefix(this).strip() if said != this else said
    return next((key for key, words in _OWN.items() if said in words), "")


def event_key_of(words: str) -> str:
    """A short name for an event, from the words that tell it."""
    return fold(words).replace(" ", "-")[:60].rstrip("-")


def _as_written(text: str, part: str) -> str:
    plain = " ".join(text.split()).strip(" .;,")
    start = bare(plain).find(part)
    # Marks are letters of their own only when decomposed: composed text and its bare form run in step.
    return plain[start : start + len(part)] if start >= 0 and len(bare(plain)) == len(plain) else part


def _read_half(words: str, _text: str) -> Deadline | None:
    if (found := _HALF.fullmatch(words)) is None:
        return None
    first, last = ("01", "06") if found[1] == "dau" else ("07", "12")
    return Deadline.of_months(f"{found[2]}-{first}", f"{found[2]}-{last}")


def _read_two_months(words: str, _text: str) -> Deadline | None:
    if found := _ISO_MONTHS.fullmatch(words):
        months = found[1], found[2]
        return _checked(lambda: Deadline.of_months(*months))
    if found := _JAPANESE_MONTHS.fullmatch(words):
        first, last = _month(found[1], found[2]), _month(found[3] or found[1], found[4])
        return _checked(lambda: Deadline.of_months(first, last))
    if (found := _TWO_MONTHS.fullmatch(words)) is None:
        return None
    first = _month(found["ay"] or found["by"] or found["y"], found["a"])
    last = _month(found["y"], found["b"])
    return _checked(lambda: Deadline.of_months(first, last))


def _read_month(words: str, _text: str) -> Deadline | None:
    if (found := _MONTH.fullmatch(words)) is None:
        return None
    year = found["vy"] or found["fy"] or found["iy"] or found["ey"] or found["jy"]
    month = found["vm"] or found["fm"] or found["im"] or found["en"] or found["jm"]
    return _checked(lambda: Deadline.of_month(_month(year, month)))


def _read_quarter(words: str, _text: str) -> Deadline | None:
    if (found := _QUARTER.fullmatch(words)) is None:
        return None
    year = found["vy"] or found["qy"] or found["iy"] or found["wy"] or found["jy"]
    said = found["v"] or found["q"] or found["i"] or found["w"] or found["j"]
    number = _ROMAN.get(said) or _WORDS.get(said) or int(said)
    return _checked(lambda: Deadline.of_quarter(f"{year}-Q{number}"))


def _read_year(words: str, _text: str) -> Deadline | None:
    found = _YEAR.fullmatch(words)
    year = int(found[1]) if found else 0
    return _checked(lambda: Deadline.of_year(year)) if found else None


def _month(year: str, month: str) -> str:
    return f"{year}-{MONTHS.get(month) or int(month):02d}"


def _checked(make: Callable[[], Deadline]) -> Deadline:
    """A deadline that can be computed. Raises Invalid (month 13, the second month before the first)."""
    return Deadline.from_data(make().to_data())
