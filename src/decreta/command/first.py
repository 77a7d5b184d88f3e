"""The first account: the one-time set-up address at the terminal, and an administrator made there."""

from __future__ import annotations

from rich.console import Console

from decreta.command import serving


def set_up_address(host: str, port: int) -> str:
    """The address at which a fresh installation is set up; empty once somebody administers."""
    from decreta.core.actor import Actor
    from decreta.organisation.domain.first import offer_set_up

    token = offer_set_up(by=Actor.system("decreta"))
    return f"{serving.address(host, port).rstrip('/')}/setup/{token}/" if token else ""


def print_set_up(console: Console, address: str) -> None:
    """Say at the terminal where to go first."""
    if address:
        console.print("[bold]Nobody administers this installation yet.[/bold] Set it up here, within a day, once:")
        console.print(address, soft_wrap=True, highlight=False)


def create_administrator(
    *, organisation: str, name: str, full_name: str, login: str, password: str, language: str
) -> str:
    """Make an administrator in the organisation of a code, or in a new one of a name. Returns what was made, in words."""
    from decreta.core.actor import Actor
    from decreta.core.errors import Invalid
    from decreta.organisation.domain.first import set_up
    from decreta.organisation.models import Organisation

    found = None
    if organisation:
        found = Organisation.objects.filter(code=organisation).first()
        if found is None:
            known = ", ".join(Organisation.objects.order_by("path").values_list("code", flat=True)[:20])
            raise Invalid.of(f"There is no organisation with the code {organisation}. There are: {known or 'none'}.")
    holding = set_up(
        organisation=found,
        name=name,
        full_name=full_name,
        login=login,
        password=password,
        language=language,
        by=Actor.system("decreta create-administrator"),
    )
    place = holding.post.unit.organisation.name_vi if holding.post.unit else ""
    return f"{login} administers as {holding.post.name_vi}, {place}. A second factor is enrolled at the first sign-in."
