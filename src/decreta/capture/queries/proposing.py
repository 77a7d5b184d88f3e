"""What is proposed for the form of a paper: what was read, and who of those known here has sent it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from decreta.capture.models import TrayPaper
from decreta.capture.reading.fields import Read, abbreviation, read
from decreta.capture.reading.found import Found, found
from decreta.core import rulesets
from decreta.core.texts import fold, normalise_symbol
from decreta.documents.queries.arrivals import Sender, sender_named
from decreta.organisation.models import Body, Organisation

#: Words with which the names of offices begin, folded.
_BEGINNINGS = (
    "bo", "so", "ban", "uy ban", "van phong", "cong ty", "tap doan", "tong cong ty", "tong cuc", "cuc", "chi cuc", "vu",
    "vien", "hoc vien", "truong", "dai hoc", "hoi", "hoi dong", "dang uy", "tinh uy", "thanh uy", "xa uy", "chi bo",
    "dang bo", "trung tam", "ngan hang", "toa an", "lien doan", "mat tran", "doan", "to", "tieu ban", "phong", "thanh tra",
    "kho bac", "bao hiem", "benh vien", "nha xuat ban", "tong hoi", "lien hiep", "quy", "doanh nghiep", "chinh phu",
)  # fmt: skip
#: Words of names that are written without a capital within them.
_COMMON = frozenset(
    [
        "ban",
        "nhân",
        "dân",
        "thành",
        "phố",
        "tỉnh",
        "xã",
        "phường",
        "huyện",
        "quận",
        "thị",
        "trấn",
        "ty",
        "cổ",
        "phần",
        "trách",
        "nhiệm",
        "hữu",
        "hạn",
        "một",
        "viên",
        "ủy",
        "uỷ",
        "phòng",
        "và",
        "các",
        "của",
        "về",
        "trong",
        "cơ",
        "quan",
        "trung",
        "tâm",
        "đoàn",
        "nghiên",
        "cứu",
    ]
)
_HEADS = re.compile(rf"^(?:{'|'.join(sorted(_BEGINNINGS, key=len, reverse=True))})\b")


def proposals_of(pages: Sequence[Mapping[str, Any]], paper: TrayPaper, *, on: dt.date) -> dict[str, Any]:
    """Everything that is proposed for a paper, ready to be kept."""
    result = read(pages, on=on)
    sender = _sender(result, on)
    if sender is not None:
        result.fields["sender"] = sender
    known = sender_named(sender.value, on=on) if sender is not None else None
    if known is not None and "symbol" in result.fields:
        result.fields["symbol"] = _spelt(result.fields["symbol"], known, result.regime)
    fields = {name: one.as_row() for name, one in result.fields.items()}
    return {
        "fields": fields | _from_mail(paper.mail, fields, is_known=known is not None),
        "regime": result.regime,
        "is_known": known is not None,
    }


def _from_mail(mail: Mapping[str, Any], read_: Mapping[str, Any], *, is_known: bool) -> dict[str, Any]:
    """What the mail says where the paper does not: who wrote it, if he is known here, and the subject. Never surely."""
    said = {
        "sender": "" if is_known else mail.get("known_as", ""),
        "subject": "" if "subject" in read_ else mail.get("subject", ""),
    }
    return {
        name: {"field": name, "value": value, "page": None, "box": None, "doubtful": True}
        for name, value in said.items()
        if value
    }


def _sender(result: Read, on: dt.date) -> Found | None:
    """Who issued it: the longest end of the lines on top that somebody is called by, else the last name that begins there."""
    lines = [line for line in result.issuer if len(line.folded) > 1][-6:]
    for begin in range(len(lines)):
        words = " ".join(line.text for line in lines[begin:])
        known = _known(words, on)
        if known is not None:
            return found("sender", known.name_in("vi"), *lines[begin:])
    if not lines:
        return None
    heads = [place for place, line in enumerate(lines) if _HEADS.match(line.folded)]
    begin = heads[-1] if heads else len(lines) - 1 if result.regime == "generic" else 0
    named = " ".join(line.text for line in lines[begin:])
    return found("sender", _as_in_text(named, result.text), *lines[begin:], doubtful=True)


def _known(words: str, on: dt.date) -> Sender | None:
    """Who is called so; where recognition lost a blank between two words, also without it."""
    return sender_named(words, on=on)


def _as_in_text(name: str, text: str) -> str:
    """A name in capitals as the text of the paper writes it, else with a capital for each word that is no common one."""
    if name.upper() != name:
        return name
    pattern = r"\s+".join(map(re.escape, name.split()))
    written = [match[0] for match in re.finditer(pattern, text, re.IGNORECASE) if match[0].upper() != match[0]]
    if written:
        return " ".join(written[0].split())
    words = name.lower().split()
    return " ".join(word if at and word in _COMMON else word.capitalize() for at, word in enumerate(words))


def _spelt(symbol: Found, sender: Sender, regime: str) -> Found:
    """The symbol with the sender's own spelling of his symbol, where only marks are read differently: BCD is BCĐ."""
    text = symbol.value
    for known in _symbols(sender):
        match = re.search(rf"(?<![^\W_]){re.escape(text[-len(known) :])}$", text) if len(known) < len(text) else None
        if match and fold(match[0]).replace(" ", "") == fold(known).replace(" ", ""):
            text = text[: -len(known)] + known
            break
    told = abbreviation(text)
    if told and regime in rulesets.regimes():
        for rule in rulesets.versions(regime)[-1].types.values():
            if rule.abbreviation and fold(rule.abbreviation) == fold(told):
                text = text.replace(told, rule.abbreviation, 1)
                break
    return symbol.saying(text) if normalise_symbol(text) == normalise_symbol(symbol.value) else symbol


def _symbols(sender: Sender) -> list[str]:
    own = [sender.symbol, *(sender.symbol_aliases if isinstance(sender, Body) else [])]
    if isinstance(sender, Organisation | Body):
        own += [one.text for one in sender.other_names.all()]
    return sorted((one for one in own if one), key=len, reverse=True)


def differing(paper: TrayPaper, entered: Mapping[str, Any]) -> list[str]:
    """Names of fields for which something else was entered than was proposed."""
    rows: Mapping[str, Mapping[str, Any]] = paper.proposals.get("fields", {})
    return sorted(
        name for name, row in rows.items() if name in entered and _text(entered[name]) != " ".join(row["value"].split())
    )


def _text(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else " ".join(str(int(value) if isinstance(value, int) else value).split())
