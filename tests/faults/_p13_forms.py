"""The forms of the pages, as a browser sees them: what is in each field, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

_TEXTS = ("text", "search", "email", "url", "tel", "")
_NO_DATA = ("submit", "button", "image", "reset", "file")


@dataclass
class Field:
    """A field of a form: what is sent of it, and whether it takes words."""

    name: str
    form: str
    values: list[str] = field(default_factory=list)
    takes_words: bool = False


@dataclass
class Form:
    """A form that is sent by POST: its key in the page, and where it leads."""

    key: str
    leads: list[str]


class Page(HTMLParser):
    """Reads a page. The standard parser keeps every character as it came, which others do not."""

    def __init__(self, content: bytes, here: str) -> None:
        super().__init__(convert_charrefs=True)
        self.here = here
        self.forms: list[Form] = []
        self.fields: list[Field] = []
        self._form = ""
        self._words: Field | None = None
        self._select: tuple[Field, list[tuple[str | None, bool]], bool] | None = None
        self.feed(content.decode("utf-8"))
        self.close()

    def values_of(self, form: Form) -> dict[str, list[str]]:
        """What a browser would send of a form as it stands."""
        values: dict[str, list[str]] = {}
        for one in self.fields:
            if one.form == form.key and one.name != "csrfmiddlewaretoken" and one.values:
                values.setdefault(one.name, []).extend(one.values)
        return values

    def texts_of(self, form: Form) -> list[str]:
        """The names of the fields that take words."""
        return list(dict.fromkeys(one.name for one in self.fields if one.form == form.key and one.takes_words))

    def shown(self, name: str) -> list[str]:
        """What stands in the fields of a name."""
        return [value for one in self.fields if one.name == name for value in one.values]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value if value is not None else "" for name, value in attrs}
        if tag == "form":
            self._begin_form(has)
        elif tag == "button" and "formaction" in has:
            key = has.get("form", self._form)
            for form in self.forms:
                if form.key == key:
                    form.leads.append(has["formaction"])
        elif tag == "option" and self._select is not None:
            self._select[1].append((has.get("value"), "selected" in has))
        elif tag in ("input", "textarea", "select") and has.get("name") and "disabled" not in has:
            self._begin_field(tag, has)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""
        elif tag == "textarea" and self._words is not None:
            # Browsers leave out the line break that follows the tag.
            self._words.values = [self._words.values[0].removeprefix("\r").removeprefix("\n")]
            self._words = None
        elif tag == "select" and self._select is not None:
            held, options, is_multiple = self._select
            chosen = [value for value, is_chosen in options if is_chosen]
            if not chosen and options and not is_multiple:
                # What must be chosen is chosen: the first that is no "–".
                chosen = [next((value for value, _chosen in options if value), options[0][0])]
            held.values = [value or "" for value in chosen]
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.values[0] += data

    def _begin_form(self, has: dict[str, str]) -> None:
        if has.get("method", "get").lower() != "post":
            self._form = "-"
            return
        self._form = has.get("id") or f"#{len(self.forms)}"
        lead = has.get("action") or self.here
        self.forms.append(Form(self._form, [lead] if not urlsplit(lead).netloc else []))

    def _begin_field(self, tag: str, has: dict[str, str]) -> None:
        held, kind = Field(has["name"], has.get("form", self._form)), has.get("type", "").lower()
        if kind in _NO_DATA:
            return
        self.fields.append(held)
        held.takes_words = "readonly" not in has and (tag == "textarea" or (tag == "input" and kind in _TEXTS))
        if tag == "textarea":
            held.values, self._words = [""], held
        elif tag == "select":
            self._select = (held, [], "multiple" in has)
        elif kind in ("checkbox", "radio"):
            held.values = [has.get("value", "on")] if "checked" in has else []
        else:
            held.values = [has.get("value", "")]
