"""How a reader wants the pages to look: theme and density, kept in a cookie, also before sign-in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from django.http import HttpRequest

COOKIE: Final = "decreta_look"
#: A year in seconds; the choice is harmless and private to the browser.
COOKIE_AGE: Final = 365 * 24 * 3600
THEMES: Final = ("auto", "light", "dark")
DENSITIES: Final = ("comfortable", "compact")
KEYS: Final = ("on", "off")


@dataclass(frozen=True)
class Appearance:
    """Theme, density and whether single keys act as shortcuts; safe defaults for everybody."""

    theme: str = "auto"
    density: str = "comfortable"
    keys: str = "on"

    @classmethod
    def parse(cls, text: str) -> Appearance:
        """Read the cookie; unknown words fall back to the default, so that no page breaks."""
        words = set(text.split("."))
        return cls(
            theme=next((word for word in THEMES if word in words), "auto"),
            density=next((word for word in DENSITIES if word in words), "comfortable"),
            keys="off" if "off" in words else "on",
        )

    def __str__(self) -> str:
        return f"{self.theme}.{self.density}.{self.keys}"

    def changed(self, *, theme: str = "", density: str = "", keys: str = "") -> Appearance:
        """The appearance with those values replaced that are known."""
        return Appearance(
            theme=theme if theme in THEMES else self.theme,
            density=density if density in DENSITIES else self.density,
            keys=keys if keys in KEYS else self.keys,
        )


def of(request: HttpRequest | None) -> Appearance:
    """The appearance that the request's cookie asks for; the default without a request."""
    cookies = getattr(request, "COOKIES", {})
    return Appearance.parse(cookies.get(COOKIE, ""))
