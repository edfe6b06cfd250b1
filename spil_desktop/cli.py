"""The commands: the same services as the window, for scripts and for those who prefer to type.

Exit status 0: done; 1: refused or not valid; 2: wrong use. With --json a command prints one JSON
object. The passphrase comes from --passphrase-file, else SPIL_PASSPHRASE, else a prompt.
"""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from spil_desktop import __version__, log, paths
from spil_desktop.errors import SpilError
from spil_desktop.files import (
    analysis,
    exports,
    known_keys,
    match_answers,
    pilot_packages,
    validation,
    workbooks,
)
from spil_desktop.files.analysis import Form
from spil_desktop.language import _, ngettext
from spil_desktop.rules import passphrases, periods
from spil_desktop.services import (
    areas,
    changes,
    imports,
    matching,
    pilot_reports,
    releases,
    signing,
    statistics,
)
from spil_desktop.storage import backups, checks, store
from spil_desktop.storage.database import Database
from spil_desktop.texts import figures as figure_texts
from spil_desktop.texts import findings as finding_texts
from spil_desktop.texts import imports as import_texts
from spil_desktop.texts import pilots as pilot_texts
from spil_desktop.texts import problems
from spil_desktop.texts import release as release_texts
from spil_desktop.texts import stories as story_texts

ALL_AREAS = "all"


def fail(error: SpilError, *, as_json: bool = False) -> NoReturn:
    """Say in one sentence why not, and end with status 1."""
    sentence = problems.sentence(error)
    if as_json:
        say_json({"error": error.problem.value, "message": sentence})
    else:
        click.echo(sentence, err=True)
    raise click.exceptions.Exit(1)


def say_json(answer: dict[str, Any]) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))


class SpilGroup(click.Group):
    """The commands together: an expected failure in any of them becomes one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn a `SpilError` into its sentence and status 1."""
        try:
            return super().invoke(ctx)
        except SpilError as error:
            fail(error, as_json=bool(ctx.meta.get("json")))


def _remember_json(ctx: click.Context, _parameter: click.Parameter, value: bool) -> bool:  # noqa: FBT001  # click calls it so
    ctx.meta["json"] = value
    return value


store_option = click.option(
    "--store",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=_("De map van het bestand."),
)
passphrase_option = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Een bestand met de wachtzin op de eerste regel."),
)
json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    callback=_remember_json,
    help=_("Geef het antwoord als één JSON-object."),
)
period_option = click.option(
    "--period", required=True, help=_("De periode: 2025, 2025-H1 of 2025-Q3.")
)


def passphrase(file: Path | None, *, twice: bool = False) -> str:
    """Return the passphrase from `file`, the environment or a prompt."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").splitlines()[0]
        except (OSError, UnicodeDecodeError, IndexError):
            raise click.UsageError(_("Het bestand met de wachtzin is niet te lezen.")) from None
    if "SPIL_PASSPHRASE" in os.environ:
        return os.environ["SPIL_PASSPHRASE"]
    return str(click.prompt(_("Wachtzin"), hide_input=True, confirmation_prompt=twice, err=True))


def opened(folder: Path, passphrase_file: Path | None) -> Database:
    """Return the store in `folder`, opened."""
    return store.open_with_passphrase(folder, passphrase(passphrase_file))


@click.group(
    cls=SpilGroup,
    invoke_without_command=True,
    help=_("Spil: bewoners, hulpvragen, koppelingen en veilige cijfers."),
)
@click.option(
    "--store",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("De map van het bestand dat opengaat."),
)
@click.option("--self-test", is_flag=True, help=_("Controleer of dit programma compleet is."))
@click.version_option(__version__)
@click.pass_context
def main(ctx: click.Context, folder: Path | None, *, self_test: bool) -> None:
    """Open the window when no command is given."""
    log.start(paths.log_folder())
    ctx.call_on_close(log.stop)
    if self_test:
        from spil_desktop import self_test as tests  # noqa: PLC0415  # only then

        ctx.exit(tests.run(click.echo))
    if ctx.invoked_subcommand is None:
        from spil_desktop import app  # noqa: PLC0415  # commands do not load Qt

        ctx.exit(app.run(folder))


@main.command(help=_("Maak een nieuw, leeg bestand voor een wijk of dorp."))
@store_option
@click.option("--area", "area_name", required=True, help=_("De naam van de wijk of het dorp."))
@click.option("--municipality", help=_("De gemeente."))
@click.option("--cbs-code", help=_("De wijkcode van het CBS, zoals WK009001."))
@passphrase_option
def new(
    folder: Path,
    area_name: str,
    municipality: str | None,
    cbs_code: str | None,
    passphrase_file: Path | None,
) -> None:
    """Create a store with one area and print its recovery key."""
    chosen = passphrase(passphrase_file, twice=True)
    if passphrases.strength(chosen) is passphrases.Strength.WEAK:
        click.echo(_("Let op: deze wachtzin is makkelijk te raden."), err=True)
    database, recovery_key = store.create(folder, chosen, weak=True)
    with database:
        fields = areas.AreaFields(name=area_name, municipality=municipality, cbs_code=cbs_code)
        database.run(lambda session: areas.add(session, fields, today=date.today()))
    click.echo(_("Het bestand is gemaakt. Dit is de herstelsleutel; bewaar hem op papier:"))
    click.echo(recovery_key)


@main.command("import", help=_("Lees een werkmap of een map met csv-bestanden in."))
@click.argument("source", type=click.Path(path_type=Path))
@store_option
@click.option("--area", "area_name", required=True, help=_("De wijk of het dorp."))
@click.option("--dry-run", is_flag=True, help=_("Laat alleen zien wat er zou gebeuren."))
@passphrase_option
@json_option
def import_(
    source: Path,
    folder: Path,
    area_name: str,
    passphrase_file: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import an office's registration in one transaction."""
    sheets = workbooks.read(source)
    today = date.today()
    with opened(folder, passphrase_file) as database:
        if dry_run:
            result = database.read(
                lambda session: imports.examine(session, sheets, area_name, today=today)
            )
        else:
            result = database.run(
                lambda session: imports.apply(session, sheets, area_name, today=today)
            )
    if as_json:
        say_json(import_texts.as_json(result))
    else:
        click.echo(import_texts.summary(result))


@main.command(help=_("Neem de laatste wijziging in het bestand terug."))
@store_option
@passphrase_option
def undo(folder: Path, passphrase_file: Path | None) -> None:
    """Take the last change back, an import as a whole."""
    with opened(folder, passphrase_file) as database:
        database.run(changes.undo)
    click.echo(_("De laatste wijziging is teruggenomen."))


@main.command(help=_("Zoek wie of wat bij een hulpvraag past, of een plan voor alle open vragen."))
@store_option
@click.option("--need", "need_id", type=int, help=_("Het nummer van de hulpvraag."))
@click.option("--top", default=5, show_default=True, help=_("Hoeveel kandidaten."))
@passphrase_option
@json_option
def match(
    folder: Path,
    need_id: int | None,
    top: int,
    passphrase_file: Path | None,
    *,
    as_json: bool,
) -> None:
    """Print ranked candidates with reasons, or a plan for all open needs."""
    today = date.today()
    with opened(folder, passphrase_file) as database:
        if need_id is None:
            plan = database.read(lambda session: matching.plan(session, today=today))
            answer, lines = match_answers.plan_as_json(plan), match_answers.plan_lines(plan)
        else:
            found = database.read(
                lambda session: matching.candidates(session, need_id, today=today, top=top)
            )
            why = None
            if not found:
                why = database.read(
                    lambda session: matching.why_none(session, need_id, today=today)
                )
            answer = match_answers.candidates_as_json(need_id, found, why)
            lines = match_answers.candidate_lines(found, why)
    if as_json:
        say_json(answer)
    else:
        click.echo("\n".join(lines))


def _area_id(database: Database, name: str) -> int | None:
    if name == ALL_AREAS:
        return None
    return database.read(lambda session: areas.by_name(session, name).id)


def _formats(
    _ctx: click.Context, _parameter: click.Parameter, value: str
) -> tuple[exports.Format, ...]:
    try:
        chosen = tuple(exports.Format(part.strip()) for part in value.split(",") if part.strip())
    except ValueError:
        chosen = ()
    if not chosen:
        raise click.BadParameter(_("kies uit {formats}").format(formats=", ".join(exports.Format)))
    return chosen


@main.command(help=_("Maak een rapportage die veilig naar buiten kan."))
@store_option
@period_option
@click.option("--area", "area_name", default=ALL_AREAS, show_default=True, help=_("De wijk."))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help=_("De map.")
)
@click.option("--formats", default=",".join(exports.Format), show_default=True, callback=_formats)
@click.option(
    "--stories/--no-stories",
    "with_stories",
    default=True,
    show_default=True,
    help=_("Met verhalen in de PDF en op de webpagina, of zonder."),
)
@passphrase_option
@json_option
def release(
    folder: Path,
    period: str,
    area_name: str,
    out: Path,
    formats: tuple[exports.Format, ...],
    passphrase_file: Path | None,
    *,
    with_stories: bool,
    as_json: bool,
) -> None:
    """Write safe figures in all formats and keep in the ledger what was published."""
    chosen = periods.parse(period)
    with opened(folder, passphrase_file) as database:
        area_id = _area_id(database, area_name)
        today = date.today()
        report = database.run(
            lambda session: pilot_reports.plan(session, chosen, area_id, today=today)
        )
        planned = report.release
        printed = with_stories and not exports.WITH_STORIES.isdisjoint(formats)
        stories = report.stories if printed else ()
        told = story_texts.goes_along(database.read(signing.traces))
        if told:
            click.echo(told, err=True)
        if stories:
            click.echo(story_texts.printed([each.title for each in stories]), err=True)
        # First the ledger: a file that exists must be known to every later release.
        database.run(lambda session: releases.publish(session, planned, area_id, today=today))
        signer = database.run(signing.signer)
        written = exports.write_all(planned, out, formats, signer=signer, told=stories)
    if as_json:
        say_json(
            {
                "area": planned.area or ALL_AREAS,
                "period": planned.period.code,
                "people": planned.people,
                "tables": [table.id for table in planned.tables],
                "omitted": [
                    {
                        "what": release_texts.omitted_what(omitted),
                        "why": release_texts.omission(omitted.reason),
                    }
                    for omitted in planned.omitted
                ],
                "stories": len(stories),
                "files": [str(path) for path in written],
            }
        )
    else:
        count = len(planned.tables)
        click.echo(
            ngettext(
                "{count} tabel is geschreven:", "{count} tabellen zijn geschreven:", count
            ).format(count=count)
        )
        for path in written:
            click.echo(f"  {path}")


@main.command(help=_("Toon de exacte cijfers, alleen voor intern gebruik."))
@store_option
@period_option
@click.option("--area", "area_name", default=ALL_AREAS, show_default=True, help=_("De wijk."))
@passphrase_option
@json_option
def figures(
    folder: Path, period: str, area_name: str, passphrase_file: Path | None, *, as_json: bool
) -> None:
    """Print exact figures, which never leave the office."""
    chosen = periods.parse(period)
    with opened(folder, passphrase_file) as database:
        area_id = _area_id(database, area_name)
        exact = database.read(lambda session: statistics.exact(session, chosen, area_id))
    if as_json:
        scope = {"period": chosen.code, "area": area_name, "note": figure_texts.warning()}
        say_json({**scope, **figure_texts.as_json(exact)})
    else:
        click.echo("\n".join(figure_texts.lines(exact)))


@main.command(help=_("Maak een verzonnen pilot met alles erop en eraan, en open het venster."))
@click.option(
    "--out",
    default="demo",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=_("De map voor het voorbeeldbestand en de rapportages."),
)
@click.option("--no-window", is_flag=True, help=_("Open het venster niet."))
@click.pass_context
def demo(ctx: click.Context, out: Path, *, no_window: bool) -> None:
    """Run the main job on invented people: register, import, match, release; then show it."""
    from spil_desktop import demonstration  # noqa: PLC0415  # the other commands do without it

    ctx.exit(demonstration.run(out, click.echo, window=not no_window))


@main.command(help=_("Controleer een pakket met cijfers; daarvoor is geen bestand nodig."))
@click.argument("package", type=click.Path(path_type=Path))
@click.option(
    "--trust",
    is_flag=True,
    help=_("Onthoud de sleutel van de afzender. Vergelijk eerst de vingerafdruk met haar."),
)
@json_option
def validate(package: Path, *, trust: bool, as_json: bool) -> None:
    """Check an evaluator package: manifest, signature, definitions, sums, safety."""
    checked = validation.check(package)
    findings = checked.findings
    if trust and checked.seal and not findings:
        known_keys.add(paths.known_keys(), checked.seal)
    sender = known_keys.sender(paths.known_keys(), checked.seal)
    contradicted = sender is not None and sender.trust.is_contradicted
    sentences = [finding_texts.sentence(finding) for finding in findings]
    remarks = [finding_texts.sentence(remark) for remark in checked.remarks]
    told = finding_texts.sealed_by(sender.seal, sender.trust) if sender else None
    if as_json:
        say_json(
            {
                "valid": not findings and not contradicted,
                "findings": sentences,
                "remarks": remarks,
                "organisation": sender and sender.seal.organisation,
                "fingerprint": sender and sender.seal.fingerprint,
                "key": sender and sender.trust.value,
                "sealed_by": told,
            }
        )
    elif findings:
        wrong_key = [told] if told and contradicted else []
        click.echo("\n".join([*wrong_key, *sentences]), err=True)
    else:
        verdict = finding_texts.verdict(sender.trust if sender else None)
        lines = [told, verdict] if contradicted else [verdict, told]
        click.echo("\n".join([*filter(None, lines), *remarks]), err=contradicted)
    if findings or contradicted:
        raise click.exceptions.Exit(1)


def _forms(_ctx: click.Context, _parameter: click.Parameter, value: str) -> tuple[Form, ...]:
    try:
        chosen = tuple(Form(part.strip()) for part in value.split(",") if part.strip())
    except ValueError:
        chosen = ()
    if not chosen:
        raise click.BadParameter(_("kies uit {formats}").format(formats=", ".join(Form)))
    return chosen


@main.command(help=_("Zet pakketten van pilots naast elkaar; daarvoor is geen bestand nodig."))
@click.argument("packages", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help=_("De map.")
)
@click.option("--formats", default=",".join(Form), show_default=True, callback=_forms)
@json_option
def compare(
    packages: tuple[Path, ...], out: Path, formats: tuple[Form, ...], *, as_json: bool
) -> None:
    """Put packages side by side and together, where they count the same; else say why not."""
    found = pilot_packages.compare(packages)
    called = pilot_texts.names(found.releases)
    written = () if found.refused else analysis.write(found, out, formats)
    apart = [
        (release_texts.table_title(each.table), pilot_texts.apart(each, called))
        for each in found.apart
    ]
    if as_json:
        say_json(
            {
                "pilots": list(called),
                "senders": [
                    {
                        "organisation": each.seal.organisation,
                        "fingerprint": each.seal.fingerprint,
                        "key": each.trust.value,
                    }
                    for each in found.senders
                ],
                "refused": [reason.value for reason in found.refused],
                "refused_because": pilot_texts.refused(found),
                "people": found.people
                and {
                    "count": found.people.count,
                    "least": found.people.low,
                    "most": found.people.high,
                },
                "likely_doubles": [
                    [called[each.first], called[each.second]] for each in found.likely_doubles
                ],
                "tables": [table.table.id for table in found.tables],
                "not_comparable": [
                    {"table": each.table.id, "what": what, "why": why}
                    for each, (what, why) in zip(found.apart, apart, strict=True)
                ],
                "files": [str(path) for path in written],
            }
        )
    else:
        lines = [*pilot_texts.contradicted(found), *pilot_texts.likely_doubles(found)]
        lines += [f"{name}: {told}" for name, told in pilot_texts.senders(found)]
        lines += [pilot_texts.refused(found)]
        lines += [pilot_texts.people(found)]
        lines += [_("Niet vergelijkbaar: {table}. {why}").format(table=a, why=b) for a, b in apart]
        click.echo("\n".join([*(line for line in lines if line), *map(str, written)]))
    if found.refused:
        raise click.exceptions.Exit(1)


@main.command(help=_("Maak een versleutelde reservekopie."))
@store_option
@click.option("--out", "file", required=True, type=click.Path(path_type=Path, dir_okay=False))
@passphrase_option
def backup(folder: Path, file: Path, passphrase_file: Path | None) -> None:
    """Write an encrypted copy of the store and verify it by opening it."""
    with opened(folder, passphrase_file) as database:
        backups.make(database, file)
    click.echo(_("De reservekopie is gemaakt en gecontroleerd: {file}").format(file=file))


@main.command(
    help=_("Zet een reservekopie terug, met de wachtzin van die dag of de herstelsleutel.")
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@passphrase_option
def restore(file: Path, folder: Path, passphrase_file: Path | None) -> None:
    """Put a backup back; what it replaces is kept beside it."""
    kept = backups.restore(file, folder, passphrase(passphrase_file))
    click.echo(_("De reservekopie is teruggezet."))
    if kept is not None:
        click.echo(_("Wat er stond, staat nu in {folder}.").format(folder=kept))


@main.command(help=_("Controleer of het bestand heel is."))
@store_option
@passphrase_option
@json_option
def check(folder: Path, passphrase_file: Path | None, *, as_json: bool) -> None:
    """Check the store's encryption, structure and references."""
    with opened(folder, passphrase_file) as database:
        result = checks.check(database)
    if as_json:
        say_json(checks.as_json(result))
    else:
        click.echo(_("Het bestand is heel.") if result.sound else _("Het bestand is beschadigd."))
    if not result.sound:
        raise click.exceptions.Exit(1)
