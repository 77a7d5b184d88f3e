"""What a body calls things is said by those who prepare its sittings, or by an administrator."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation import rules
from decreta.organisation.enums import Word
from decreta.organisation.models import Body

WORD_LIMIT = 40


@act("organisation.set_word")
def set_word(*, body: Body, word: str, names: Mapping[str, str], by: Actor) -> Body | None:
    """Say what a body calls one thing, by language; an empty word is the usual one again. None when nothing differs.

    Papers that are composed and minutes that are read from now on use it; what was issued stays as it is.
    """
    rules.may_set_votes(body, by=by)
    row = Body.objects.select_for_update().get(pk=body.pk)
    given = {language: " ".join(text.split()) for language, text in names.items()}
    problems = Problems()
    if word not in Word.values:
        problems.add(_("Choose among what is offered."), "word", "unknown")
    for language, text in given.items():
        if len(text) > WORD_LIMIT:
            problems.add(
                _("The text is longer than %(limit)s characters.") % {"limit": WORD_LIMIT}, f"{word}_{language}"
            )
    problems.refuse_if_any()
    before = dict(row.words.get(word, {}))
    after = {language: text for language, text in {**before, **given}.items() if text}
    if before == after:
        return None
    row.words = {**{name: own for name, own in row.words.items() if name != word}, **({word: after} if after else {})}
    row.save(update_fields=["words"])
    facts = {"word": word, "before": before, "after": after}
    record("organisation.set_word", by=by, on=row, facts=facts)
    return row
