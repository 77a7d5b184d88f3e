"""What answers an act: toasts, alerts, progress of jobs, empty places, the way a matter went."""

# ruff: noqa: S308 - what is marked safe here is our own markup; values go through format_html or are escaped
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from decreta.ui import nav, symbols

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.template import Context
    from django.utils.functional import Promise

    from decreta.ui.buttons import ButtonContext
    from decreta.ui.progress import Progress
    from decreta.ui.timeline import Step

register = template.Library()

_ALERT_ICONS = {"warning": "triangle-alert", "danger": "triangle-alert", "info": "info", "success": "check"}


@register.inclusion_tag("ui/parts/toast.html", takes_context=True)
def toast(context: Context, message: str, *, level: str = "success", extra: str = "", undo: str = "") -> dict[str, Any]:
    """What happened, with Undo when ``undo`` names the address that takes it back.

    Messages of Django become toasts by themselves. Errors of level "error" and warnings stay until
    closed; a toast is never the only record.
    """
    return {
        "message": message,
        "stays": level in ("error", "warning"),
        "undo": undo or next((word[5:] for word in extra.split() if word.startswith("undo:")), ""),
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }


@register.simple_tag(takes_context=True)
def alert(context: Context, level: str, title: str | Promise, text: str | Promise = "") -> SafeString:
    """A statement that stays: ``{% alert "warning" _("Possible duplicate") text %}``; info, warning, danger."""
    shape = symbols.use(context, f"i-{_ALERT_ICONS.get(level, 'info')}", 'class="i"')
    body = format_html("<br>{}", text) if text else ""
    return format_html('<div class="alert alert-{}">{}<div><b>{}</b>{}</div></div>', level, shape, title, body)


@register.inclusion_tag("ui/parts/job.html", takes_context=True)
def job_progress(context: Context, progress: Progress) -> dict[str, Any]:
    """A job with n of N, time left and its buttons: ``{% job_progress progress %}``."""
    return {
        "job": progress,
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }


@register.inclusion_tag("ui/parts/empty.html", takes_context=True)
def empty_place(
    context: Context,
    title: str | Promise,
    text: str | Promise = "",
    buttons: Iterable[ButtonContext] = (),
    *,
    art: str = "folder",
) -> dict[str, Any]:
    """An empty place: what it is for and one next step: ``{% empty_place title text buttons %}``."""
    return {
        "title": title,
        "text": text,
        "buttons": buttons,
        "art": art,
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }


@register.inclusion_tag("ui/parts/route.html", takes_context=True)
def route(context: Context, steps: Iterable[Step]) -> dict[str, Any]:
    """The way of a matter: who in which post, when; what is to come: ``{% route steps %}``."""
    return {"steps": steps, "request": context.get("request")}


@register.simple_tag
def quote(text: str, lang: str = "") -> SafeString:
    """The words of a decision in the paper's face: ``{% quote clause.text "vi" %}``."""
    language = format_html(' lang="{}"', lang) if lang else mark_safe("")
    return format_html('<blockquote class="quote"{}>{}</blockquote>', language, text)


@register.simple_tag(takes_context=True)
def withheld(context: Context, words: str) -> SafeString:
    """What stands where the words of a decision may not be shown: ``{% withheld task.shown_quote %}``."""
    from decreta.ui.components.marks import icon

    return format_html('<p class="quote withheld">{}<span>{}</span></p>', icon(context, "lock"), words)


@register.simple_tag(takes_context=True)
def paper_viewer(context: Context, url: str, title: str, *, page: int = 1) -> SafeString:
    """A PDF in the page: ``{% paper_viewer pdf_url _("Notice 06-TB/BCĐCĐS") %}``.

    Without a script it is a link to the file. The page must load the viewer: put
    ``{% paper_viewer_script %}`` into its ``head`` block.
    """
    from django.templatetags.static import static

    words = {
        "page": gettext("Page"),
        "of": gettext("of {total}"),
        "back": gettext("Previous page"),
        "on": gettext("Next page"),
        "smaller": gettext("Smaller"),
        "larger": gettext("Larger"),
        "fit": gettext("Fit to width"),
        "load": gettext("Download the original"),
        "wait": gettext("Opening the paper…"),
        "failed": gettext("The paper could not be shown here. Download it instead."),
        "shown": gettext("Page {page} of {total}"),
    }
    data = _words(words)
    icons = mark_safe("".join(_viewer_icon(context, name) for name in _VIEWER_ICONS))
    return format_html(
        '<d-pdf src="{}" name="{}" page="{}" assets="{}" worker="{}"{}>'
        '<template>{}</template><p><a href="{}">{}</a></p></d-pdf>',
        url,
        title,
        page,
        static("decreta/mark.svg").rsplit("/", 1)[0] + "/pdfjs/",
        static("decreta/pdfjs/pdf.worker.js"),
        data,
        icons,
        url,
        title,
    )


@register.simple_tag
def live_connection(*topics: str, after: int | str = "", door: str = "") -> SafeString:
    """Keeps the page up to date and shows the connection: ``{% live_connection topic after=position %}``.

    ``after`` is the place of the log at which the page was rendered (``live_position`` of ``live``). A page that nobody
    is signed in at comes by a ``door`` (``live.doors``), and shares no stream with pages of whoever is.
    """
    from django.templatetags.static import static
    from django.utils.http import urlencode

    words = {
        "connecting": gettext("Connecting…"),
        "open": gettext("Connected"),
        "lost": gettext("Connection lost, trying again"),
        "refused": gettext("No connection: load the page anew"),
        "stale": gettext("Something changed here: save, then load the page anew"),
    }
    address = nav.address("live")
    if not address:
        return mark_safe("")
    return format_html(
        '<d-live src="{}?{}" data-after="{}" worker="{}"{}></d-live>',
        f"{address}/{door}" if door else address,
        urlencode([("topic", topic) for topic in topics]),
        after,
        "" if door else static("decreta/live-worker.js"),
        _words(words),
    )


@register.simple_tag
def form_words() -> SafeString:
    """Words of a careful form: ``<d-form {% form_words %}><form method="post" id="register">…</form></d-form>``."""
    return _words(
        {
            "draft": gettext("What you had entered here was kept."),
            "drop": gettext("Discard it"),
            "two": gettext("This text is being written in two windows. Say with which you go on."),
            "here": gettext("In this window"),
            "there": gettext("In the other window"),
            "mine": gettext("Go on with this one"),
            "take": gettext("Take the other one"),
        }
    )


@register.simple_tag
def mark_words() -> SafeString:
    """Words of the sentence marker: ``<d-mark {% mark_words %} anchor-field="id_anchor" …>``."""
    return _words(
        {
            "how": gettext("Arrow keys move between sentences, space marks, shift with an arrow extends."),
            "marked": gettext("Sentences marked: {n}"),
            "none": gettext("Nothing is marked"),
        }
    )


def _words(words: dict[str, str]) -> SafeString:
    return mark_safe("".join(format_html(' data-word-{}="{}"', key, text) for key, text in words.items()))


_VIEWER_ICONS = ("chevron-left", "chevron-right", "zoom-out", "zoom-in", "move-horizontal", "download")


def _viewer_icon(context: Context, name: str) -> SafeString:
    return format_html('<span data-icon="{}">{}</span>', name, symbols.inline(f"i-{name}", 'class="i"'))


@register.simple_tag(takes_context=True)
def paper_viewer_script(context: Context) -> SafeString:
    """The viewer's script, only on pages with a paper; it weighs more than all else."""
    from django.templatetags.static import static

    from decreta.ui.components.frame import nonce

    return format_html('<script{} type="module" src="{}"></script>', nonce(context), static("decreta/pdf.js"))
