"""What a body calls things, in three languages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.organisation.enums import Word
from decreta.organisation.models import Body
from decreta.organisation.queries.words import LANGUAGES, USUAL

_NAMES = {"vi": _("in Vietnamese"), "en": _("in English"), "ja": _("in Japanese")}


class WordsForm(ActForm):
    """A line for each word, with the usual one where the body has none of its own."""

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for word in Word:
            own = body.words.get(word, {})
            for language in LANGUAGES:
                self.fields[f"{word}_{language}"] = forms.CharField(
                    label=_NAMES[language],
                    max_length=40,
                    required=False,
                    initial=own.get(language, ""),
                    widget=forms.TextInput(attrs={"placeholder": USUAL[word][language], "lang": language}),
                )

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """The fields of each word under its name."""
        return [(capfirst(str(word.label)), [f"{word}_{one}" for one in LANGUAGES]) for word in Word]

    def names(self) -> dict[str, dict[str, str]]:
        """What was written, by word and language."""
        return {word: {one: self.cleaned_data[f"{word}_{one}"] for one in LANGUAGES} for word in Word.values}
