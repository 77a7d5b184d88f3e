"""The command `decreta`. Each subcommand is thin: it opens the installation and calls one function of an area.

Exit codes: 0 done, 1 failed or found a fault, 2 wrong usage, 3 an address was refused because nobody has accepted it.
"""

from __future__ import annotations

import datetime as dt
import enum
import importlib
import json
import logging
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from decreta import __version__
from decreta.command import (
    demonstration,
    doctoring,
    exporting,
    first,
    importing,
    installation,
    operating,
    reporting,
    serving,
)
from decreta.command.backups.layout import BackupError
from decreta.command.cluster import DatabaseFailedError
from decreta.command.options import DataOption, Form
from decreta.command.supervisor import Group
from decreta.config.env import ConfigurationError, Environment

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Work records, assigned tasks and paperless meetings for offices that govern by decisions.",
)
report_app = typer.Typer(no_args_is_help=True, help="Figures of supervision, as text or JSON.")
app.add_typer(report_app, name="report")
app.add_typer(operating.app)
app.command("import")(importing.import_list)
app.command("export")(exporting.export_list)

console = Console(stderr=True)

PortOption = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Port of the web process.")]
BindOption = Annotated[str | None, typer.Option("--bind", help="Address and port, like 127.0.0.1:8300.")]
WebOption = Annotated[int, typer.Option("--web", min=1, max=64, help="Number of web processes.")]


class Against(enum.StrEnum):
    """The deadline that timeliness is judged by."""

    CURRENT = "current"
    BASELINE = "baseline"


class Language(enum.StrEnum):
    """The languages of the application."""

    VI = "vi"
    EN = "en"
    JA = "ja"


@app.command()
def up(data: DataOption = None, bind: BindOption = None, port: PortOption = None, web: WebOption = 1) -> None:
    """Run everything in one: the embedded database, web and worker."""
    host, number = serving.bind(bind, port)
    with installation.opened(data) as chosen:
        applied = installation.migrate()
        if applied:
            console.print(f"Database brought up to date ({len(applied)} migrations).")
        console.print("Preparing; the first start of a version takes a minute.")
        installation.collect_static()
        serving.refuse_exposure(host)
        set_up = first.set_up_address(host, number)
        installation.release_connections()
        _run_group(host, number, web=web, worker=True, data=chosen, set_up=set_up)


@app.command()
def serve(data: DataOption = None, bind: BindOption = None, port: PortOption = None, web: WebOption = 1) -> None:
    """Run the web process only, on a database that is up to date."""
    host, number = serving.bind(bind, port)
    with installation.opened(data) as chosen:
        _refuse_old_database()
        installation.collect_static()
        serving.refuse_exposure(host)
        set_up = first.set_up_address(host, number)
        installation.release_connections()
        _run_group(host, number, web=web, worker=False, data=chosen, set_up=set_up)


@app.command()
def worker(data: DataOption = None) -> None:
    """Run jobs and the log's sequencer only."""
    with installation.opened(data):
        _refuse_old_database()
        installation.release_connections()
        console.print("Worker: running. Ctrl-C stops it.")
        Group(serving.worker_children()).run()


@app.command()
def migrate(data: DataOption = None) -> None:
    """Bring the database up to date."""
    with installation.opened(data):
        applied = installation.migrate()
        for name in applied:
            print(name)
        print(f"The database is up to date ({len(applied)} migrations applied).")


@app.command()
def demo(
    data: DataOption = None,
    port: PortOption = None,
    lang: Annotated[Language | None, typer.Option(help="Language of people who have not chosen one.")] = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Load the data and end.")] = False,
) -> None:
    """Show the whole loop: load the scenario once, then run everything."""
    chosen = installation.choose(data)
    must_load = demonstration.claim(chosen, lang.value if lang else None)
    host, number = serving.bind(None, port)
    with installation.database(chosen):
        if must_load:
            demonstration.load(chosen, console)
        installation.set_up()
        installation.migrate()
        installation.collect_static()
        serving.refuse_exposure(host)
        demonstration.print_cast(console)
        installation.release_connections()
        if not no_serve:
            _run_group(host, number, web=1, worker=True, data=chosen)


@app.command()
def token(
    login: Annotated[str, typer.Argument(help="The account for which a program will act.")],
    data: DataOption = None,
    label: Annotated[str, typer.Option(help="What the token is for.")] = "command line",
    days: Annotated[int, typer.Option(min=1, help="How long it is valid.")] = 90,
    scope: Annotated[list[str] | None, typer.Option(help="What it may do; read by itself. May be repeated.")] = None,
    post: Annotated[str, typer.Option(help="Code of the post in which it acts, for who holds several.")] = "",
) -> None:
    """Issue a token for programs; it is shown this once."""
    with installation.existing(data):
        from decreta.accounts.domain import tokens
        from decreta.core.actor import Actor
        from decreta.core.errors import ActRefused
        from decreta.organisation.queries.actors import holding_of

        try:
            issued = tokens.issue(
                login=login,
                label=label,
                days=days,
                scopes=scope or ["read"],
                holding_id=holding_of(login, post) if post else None,
                by=Actor.system("decreta token"),
            )
        except ActRefused as refusal:
            print(refusal, file=sys.stderr)
            raise typer.Exit(1) from refusal
        print(issued)


@app.command("create-administrator")
def create_administrator(
    login: Annotated[str, typer.Option(prompt="User name", help="With which he signs in.")],
    name: Annotated[str, typer.Option(prompt="Full name", help="Of the person.")],
    password: Annotated[
        str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="Better typed than given here.")
    ],
    organisation: Annotated[str, typer.Option(help="Code of an organisation that is there.")] = "",
    new_organisation: Annotated[str, typer.Option(help="Name of an organisation to be entered with him.")] = "",
    lang: Annotated[Language, typer.Option(help="Language of his pages.")] = Language.VI,
    data: DataOption = None,
) -> None:
    """Make an administrator at the terminal: the first one, or one in place of those who cannot sign in any more."""
    if bool(organisation) == bool(new_organisation):
        raise typer.BadParameter("give one of --organisation and --new-organisation")
    with installation.existing(data):
        said = first.create_administrator(
            organisation=organisation,
            name=new_organisation,
            full_name=name,
            login=login,
            password=password,
            language=lang.value,
        )
        print(said)


@app.command()
def verify(
    data: DataOption = None,
    form: Annotated[Form, typer.Option("--format")] = Form.TEXT,
    anchor: Annotated[
        Path | None, typer.Option(help="A checkpoint that was kept elsewhere.", exists=True, dir_okay=False)
    ] = None,
    checkpoint: Annotated[
        Path | None, typer.Option(help="Write a signed checkpoint here, to be kept elsewhere, if all is well.")
    ] = None,
) -> None:
    """Prove the whole audit log; name the first entry that was changed, removed or inserted."""
    with installation.existing(data):
        from decreta.audit import sequencer
        from decreta.audit import verify as verification

        demonstration.sequence_log()
        verdict = verification.run(anchor=anchor.read_text(encoding="utf-8") if anchor else "")
        content = verdict.as_data()
        if form is Form.JSON:
            _print_json(content)
        else:
            for key, value in content.items():
                if key != "faults":
                    print(f"{key:<14} {value}")
            for fault in verdict.faults:
                print(f"FAULT          {fault}")
        if not verdict.holds:
            raise typer.Exit(1)
        if checkpoint is not None:
            note = sequencer.newest_checkpoint()
            if not note:
                _fail("The log is empty: there is nothing to sign yet.")
            checkpoint.write_text(note, encoding="utf-8")


@report_app.command("progress")
def report_progress(
    data: DataOption = None,
    body: Annotated[str | None, typer.Option(help="Symbol of a body, like BCĐCĐS.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Day whose end is meant, YYYY-MM-DD.")] = None,
    against: Annotated[
        Against, typer.Option(help="Deadline to judge by: the one in force, or the one that was decided.")
    ] = Against.CURRENT,
    form: Annotated[Form, typer.Option("--format")] = Form.TEXT,
    lang: Annotated[
        Language | None, typer.Option(help="Language of the words; else the terminal's.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="File to write: its ending (pdf, docx, xlsx, csv) says in which form.")
    ] = None,
) -> None:
    """Progress of tasks as of a day."""
    day = _day(as_of)
    if out is not None and out.suffix[1:] not in reporting.FORMS:
        _fail(f"The file ends in one of {', '.join(reporting.FORMS)}: {out}")
    with installation.existing(data):
        from django.db.models import Q
        from django.utils import translation
        from django.utils.translation import gettext as _

        from decreta.directives.queries import progress
        from decreta.organisation.models import Body

        found = None
        if body is not None:
            found = Body.objects.filter(Q(symbol=body) | Q(symbol_aliases__contains=[body])).first()
            if found is None:
                known = ", ".join(Body.objects.order_by("symbol").values_list("symbol", flat=True).distinct())
                _fail(
                    _("There is no body with the symbol %(symbol)s. There are: %(known)s.")
                    % {"symbol": body, "known": known or "-"}
                )
        with translation.override(lang.value if lang else translation.get_language()):
            content = progress.report(body=found, as_of=day, against=against.value)
            if out is not None:
                reporting.write_report(content, out)
            elif form is Form.JSON:
                _print_json(content.as_data())
            else:
                reporting.print_report(content)


@app.command()
def config(data: DataOption = None, form: Annotated[Form, typer.Option("--format")] = Form.TEXT) -> None:
    """Show what is in force and where it came from. Secrets are not shown."""
    if data is not None:
        installation.choose(data)
    environment = Environment()
    values = environment.values()
    for value in values:
        environment[value.variable.name]  # a value that cannot be used is said here
    if form is Form.JSON:
        _print_json(
            [
                {
                    "name": f"DECRETA_{v.variable.name}",
                    "value": v.shown,
                    "origin": v.origin,
                    "means": v.variable.meaning,
                }
                for v in values
            ]
        )
        return
    for value in values:
        print(f"DECRETA_{value.variable.name}={value.shown}   ({value.origin})\n    {value.variable.meaning}")
    for name in environment.unknown():
        console.print(f"{name} means nothing to this program.", style="yellow", highlight=False)


@app.command()
def doctor(data: DataOption = None) -> None:
    """Look at the installation and say what is wrong and what to do."""
    if not doctoring.show(installation.choose(data)):
        raise typer.Exit(1)


@app.command()
def compilemessages() -> None:
    """Compile the translations of every area (a checkout does this by itself)."""
    from decreta.command.catalogues import compile_all

    print(f"{compile_all()} catalogues compiled")


@app.command(hidden=True, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def manage(context: typer.Context, data: DataOption = None) -> None:
    """Run a management command of Django (for developers)."""
    from django.core.management import execute_from_command_line

    with installation.opened(data):
        execute_from_command_line(["decreta manage", *context.args])


@app.command()
def version() -> None:
    """Print the version."""
    print(__version__)


def run() -> None:
    """Entry of the command: expected failures become one sentence and an exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        app()
    except serving.ExposureRefusedError as error:
        console.print(f"[red]Refused.[/red] {error}", highlight=False)
        sys.exit(serving.EXPOSURE_REFUSED)
    except (
        BackupError,
        ConfigurationError,
        DatabaseFailedError,
        installation.NoInstallationError,
        demonstration.NotADemonstrationError,
        serving.AddressTakenError,
    ) as error:
        _fail(str(error))
    except Exception as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        _fail(refusal)


def _refusal(error: Exception) -> str | None:
    """The text of an act's refusal, which may be shown to anybody at the terminal."""
    errors: Any = importlib.import_module("decreta.core.errors")
    return str(error) if isinstance(error, errors.DecretaError) else None


def _fail(message: str) -> NoReturn:
    console.print(message, style="red", highlight=False, markup=False, soft_wrap=True)
    sys.exit(1)


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("must be a day like 2025-03-31", param_hint="--as-of") from None


def _run_group(host: str, port: int, *, web: int, worker: bool, data: Path, set_up: str = "") -> None:
    serving.prepare_measures(data)
    with serving.listen(host, port) as listening:
        children = serving.web_children(listening, web) + (serving.worker_children() if worker else [])
        group = Group(children)

        def is_ready() -> bool:
            if not serving.wait_for_answer(group, host, port):
                if not group.has_crashed:
                    console.print("The web process gave no answer within three minutes.")
                return False
            console.print(f"[bold]{serving.address(host, port)}[/bold]  (data in {data}; Ctrl-C stops everything)")
            first.print_set_up(console, set_up)
            return True

        if group.run(is_ready=is_ready):
            _fail("It did not start; the reason stands above.")


def _refuse_old_database() -> None:
    pending = installation.pending_migrations()
    if pending:
        _fail(f"The database lacks {len(pending)} migrations. Run: decreta migrate")


def _print_json(content: Any) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2, default=str))


if __name__ == "__main__":
    run()
