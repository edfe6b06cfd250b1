"""The emergency card: one A5 page in large type, to hang by the phone or keep in a bag.

`lines` are the words of the card, for the preview and for the page alike, so that nobody prints
something else than she saw. The file names its title and its day, and nobody as its author.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Relation
from spil_desktop.services.emergency_cards import EmergencyCard, HealthPart, ToCall
from spil_desktop.texts import dates, labels


@dataclass(frozen=True, slots=True)
class CardPart:
    """One part of the card: a heading and the lines below it."""

    heading: str
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardWords:
    """Everything that the card says; `recipient` is for whom it is made."""

    name: str = field(repr=False)
    parts: tuple[CardPart, ...]
    recipient: str = field(repr=False)
    made: str


def words(card: EmergencyCard, *, recipient: str, with_health: bool, made_on: date) -> CardWords:
    """Return what the card says; health only when it was asked for and may be kept."""
    health = card.health if with_health else None
    return CardWords(
        name=card.name,
        parts=tuple(part for part in _parts(card, health) if part.lines),
        recipient=_("Bestemd voor: {recipient}").format(recipient=recipient),
        made=_("Gemaakt op {date}").format(date=dates.short_date(made_on)),
    )


def write(said: CardWords, path: Path, *, made_on: date) -> None:
    """Write the card as a PDF of one page; raises `FileProblem.CANNOT_WRITE`."""
    # reportlab takes 0.2 s, which only who prints a card should wait for
    from reportlab.lib.pagesizes import A5  # noqa: PLC0415
    from reportlab.lib.units import mm  # noqa: PLC0415
    from reportlab.platypus import Frame, KeepInFrame  # noqa: PLC0415

    from spil_desktop.files import pdf_document  # noqa: PLC0415

    width, height = A5[0] - 24 * mm, A5[1] - 20 * mm
    document = pdf_document.begin(path, _("Noodkaart"), A5)
    frame = Frame(12 * mm, 10 * mm, width, height, 0, 0, 0, 0)
    one_page = KeepInFrame(width, height, list(_story(said)), mode="shrink")
    pdf_document.write(document, frame, made_on, [one_page])


def _story(said: CardWords) -> Iterator[Any]:
    """Yield the paragraphs of the page."""
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - as in `write`

    from spil_desktop.files.pdf_parts import ACCENT, BOLD, INK, QUIET, REGULAR, Text, plain  # noqa: PLC0415

    basic: dict[str, Any] = {"fontName": REGULAR, "fontSize": 17, "leading": 22.5, "textColor": INK}
    styles: dict[str, dict[str, Any]] = {
        "H1": {"fontName": BOLD, "fontSize": 27, "leading": 33, "textColor": ACCENT},
        "H2": {
            "fontName": BOLD,
            "fontSize": 13,
            "leading": 17,
            "textColor": ACCENT,
            "spaceBefore": 10,
        },
        "P": {},
        "note": {"fontSize": 11, "leading": 14, "textColor": QUIET, "spaceBefore": 8},
    }
    made = {name: ParagraphStyle(name, **{**basic, **own}) for name, own in styles.items()}
    yield Text(plain(said.name), made["H1"])
    for part in said.parts:
        yield Text(plain(part.heading), made["H2"])
        for line in part.lines:
            yield Text(plain(line), made["P"])
    yield Text(plain(f"{said.recipient} · {said.made}"), made["note"])


def _parts(card: EmergencyCard, health: HealthPart | None) -> tuple[CardPart, ...]:
    return (
        CardPart(_("Adres"), card.address),
        CardPart(_("Telefoon"), card.phones),
        CardPart(_("Bel bij nood"), tuple(_call(one) for one in card.to_call)),
        CardPart(_("Huisarts"), tuple(_call(one) for one in card.gps)),
        CardPart(_("Goed om te weten"), tuple((card.hints or "").splitlines())),
        CardPart(_("Gezondheid"), _health(health)),
    )


def _call(one: ToCall) -> str:
    relation = "" if one.relation is Relation.GP else labels.label(one.relation)
    said = (relation, one.phone, _("heeft een sleutel") if one.has_key else "")
    return " · ".join([one.name, *(word for word in said if word)])


def _health(health: HealthPart | None) -> tuple[str, ...]:
    if health is None:
        return ()
    known = (
        (_("Moeite met"), labels.labels(health.limitations)),
        (_("Aandoeningen"), labels.labels(health.conditions)),
        (_("Hulpmiddelen"), labels.labels(health.aids)),
    )
    return tuple(f"{name}: {listed}" for name, listed in known if listed)
