"""What a body calls its sessions, chair, members, points, conclusions and decisions, in a language."""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language

from decreta.organisation.enums import Word
from decreta.organisation.models import Body

LANGUAGES: Final = ("vi", "en", "ja")
#: The words that everybody uses, as they stand within a sentence.
USUAL: Final[dict[str, dict[str, str]]] = {
    Word.SESSION: {"vi": "phiên họp", "en": "session", "ja": "会議"},
    Word.CHAIR: {"vi": "chủ trì", "en": "chair", "ja": "議長"},
    Word.MEMBER: {"vi": "thành viên", "en": "members", "ja": "委員"},
    Word.POINT: {"vi": "nội dung", "en": "point", "ja": "議題"},
    Word.CONCLUSION: {"vi": "kết luận", "en": "conclusions", "ja": "結論"},
    Word.DECISION: {"vi": "quyết định", "en": "decision", "ja": "決定"},
}


def own_word(body: Body, word: str, language: str | None = None) -> str:
    """What the body itself calls it in a language, the active one where none is named; empty where it has no own word."""
    spoken = (language or get_language() or "vi")[:2]
    found: str = (body.words.get(word) or {}).get(spoken, "")
    return found


def word_of(body: Body, word: str, language: str | None = None) -> str:
    """What the body calls it: its own word, else the usual one."""
    spoken = (language or get_language() or "vi")[:2]
    return own_word(body, word, spoken) or USUAL[word].get(spoken, USUAL[word]["en"])
