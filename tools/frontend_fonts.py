"""Cuts the fonts of the screen to the characters that are used, and lays out those of the papers.

A first page must stay small on slow networks: the full Be Vietnam Pro costs 100 kB in three
weights, the cut one 33 kB. Everything cut away stays available in a second file that browsers
fetch only for pages with such characters (``unicode-range``).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = (400, 500, 600)
#: Be Vietnam Pro has no tabular figures, so its digits are left out and come from Inter.
CORE = {*range(0x20, 0x7F)} - {*range(0x30, 0x3A)} | {
    *map(ord, "\u00a0«»°·×§±–—‘’“”…•−‰"),
    *map(ord, "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"),
}
VIETNAMESE = {
    *range(0x1EA0, 0x1EFA),
    *map(ord, "ĂăĐđĨĩŨũƠơƯư₫"),
    *(0x300, 0x301, 0x303, 0x309, 0x323),
}
#: The rest of the Latin-1 block and typography: one more file, fetched only when it occurs.
REST = ({*range(0xA1, 0x100)} | {0x131, 0x152, 0x153, 0x20AC, 0x2122, 0x2191, 0x2193}) - CORE
DIGITS = {*range(0x30, 0x3A)}
PAPER = CORE | VIETNAMESE | REST | DIGITS

TINOS = {
    "Tinos-Regular.ttf": "400Regular/Tinos_400Regular.ttf",
    "Tinos-Bold.ttf": "700Bold/Tinos_700Bold.ttf",
    "Tinos-Italic.ttf": "400Regular_Italic/Tinos_400Regular_Italic.ttf",
    "Tinos-BoldItalic.ttf": "700Bold_Italic/Tinos_700Bold_Italic.ttf",
}
NOTO_SERIF = {
    "NotoSerifJP-Regular.ttf": "400Regular/NotoSerifJP_400Regular.ttf",
    "NotoSerifJP-Bold.ttf": "700Bold/NotoSerifJP_700Bold.ttf",
}
TEXT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def screen_fonts(modules: Path, out: Path, styles: Path) -> None:
    """Write the WOFF2 files to ``out`` and the ``@font-face`` rules to ``styles``."""
    out.mkdir(parents=True, exist_ok=True)
    rules = [_figures(modules, out)]
    rules += _be_vietnam(modules, out)
    rules += _tinos(modules, out)
    styles.mkdir(parents=True, exist_ok=True)
    (styles / "_fonts.scss").write_text("\n".join(rules) + "\n", encoding="utf-8")
    # The Japanese slices need 30 kB of rules alone: a sheet of their own for Japanese pages.
    (styles / "japanese.scss").write_text("\n".join(_noto_sans(modules, out)) + "\n", encoding="utf-8")


def paper_fonts(modules: Path, out: Path) -> None:
    """Copy the TTF faces that official papers are set in; they are embedded in the PDF."""
    out.mkdir(parents=True, exist_ok=True)
    for folder, faces in (("tinos", TINOS), ("noto-serif-jp", NOTO_SERIF)):
        for name, source in faces.items():
            shutil.copyfile(modules / "@expo-google-fonts" / folder / source, out / name)


def _figures(modules: Path, out: Path) -> str:
    source = modules / "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"
    cut(source, out / "decreta-figures.woff2", DIGITS, features=["tnum", "kern"])
    return _face("Decreta Figures", "decreta-figures.woff2", "100 900", DIGITS)


def _be_vietnam(modules: Path, out: Path) -> list[str]:
    files = modules / "@fontsource/be-vietnam-pro/files"
    rules = []
    for weight in WEIGHTS:
        parts = (("latin", "core", CORE), ("vietnamese", "vi", VIETNAMESE), ("latin", "rest", REST))
        for source, part, characters in parts:
            name = f"be-vietnam-pro-{part}-{weight}.woff2"
            cut(files / f"be-vietnam-pro-{source}-{weight}-normal.woff2", out / name, characters)
            rules.append(_face("Be Vietnam Pro", name, str(weight), characters))
    return rules


def _tinos(modules: Path, out: Path) -> list[str]:
    rules = []
    for file, source in TINOS.items():
        name = file.replace(".ttf", ".woff2").lower()
        cut(modules / "@expo-google-fonts/tinos" / source, out / name, PAPER)
        weight = "700" if "Bold" in file else "400"
        style = "italic" if "Italic" in file else "normal"
        rules.append(_face("Tinos", name, weight, PAPER, style=style))
    return rules


def _noto_sans(modules: Path, out: Path) -> list[str]:
    """The variable face in the slices its package made by frequency; browsers fetch what occurs."""
    package = modules / "@fontsource-variable/noto-sans-jp"
    text = (package / "wght.css").read_text(encoding="utf-8")
    rules = []
    for block in re.findall(r"@font-face\s*\{(.*?)\}", text, flags=re.DOTALL):
        file = re.search(r"files/([\w.-]+\.woff2)", block)
        span = re.search(r"unicode-range:\s*([^;]+);", block)
        if file is None or span is None or re.search(r"-(latin|latin-ext|vietnamese|cyrillic)-", file[1]):
            continue
        shutil.copyfile(package / "files" / file[1], out / file[1])
        rules.append(
            '@font-face{font-family:"Noto Sans JP Variable";'
            f'src:url("fonts/{file[1]}") format("woff2");font-weight:100 900;font-display:swap;'
            f"unicode-range:{span[1].strip()}}}"
        )
    return rules


def cut(source: Path, target: Path, characters: Iterable[int], *, features: list[str] | None = None) -> None:
    """Write ``source`` with only ``characters`` to ``target`` as WOFF2, without hinting."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = features or TEXT_FEATURES
    options.notdef_outline = True
    worker = subset.Subsetter(options)
    worker.populate(unicodes=set(characters))
    worker.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _face(family: str, file: str, weight: str, characters: Iterable[int], *, style: str = "normal") -> str:
    italic = "font-style:italic;" if style == "italic" else ""
    return (
        f'@font-face{{font-family:"{family}";src:url("fonts/{file}") format("woff2");{italic}'
        f"font-weight:{weight};font-display:swap;unicode-range:{ranges(characters)}}}"
    )


def ranges(characters: Iterable[int]) -> str:
    """``unicode-range`` notation: runs joined, in ascending order.

    >>> ranges([0x30, 0x31, 0x32, 0x41])
    'U+30-32,U+41'
    """
    runs: list[list[int]] = []
    for point in sorted(set(characters)):
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)
