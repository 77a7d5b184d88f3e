"""How much of a paper is worked on."""

from __future__ import annotations

from typing import Final

#: Pixels of one image: an A3 sheet at 600 dpi has 70 million.
PIXELS: Final = 90_000_000
#: Pages of one file in the tray.
PAGES: Final = 500
#: Pages whose words are recognised; the head and the signature of a letter stand within.
RECOGNISED: Final = 40
#: Letters of one page that are kept as words.
LETTERS: Final = 20_000
#: Pages in one step of work in a process of its own.
STEP: Final = 4
#: Width of a page's picture, in pixels.
PICTURE: Final = 1240
