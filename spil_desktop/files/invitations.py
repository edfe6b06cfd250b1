"""Letters that invite to an activity, one page each in large print, and their address labels.

The words are short (B1) and say what someone wants to know before she goes: when, where, what it
costs, and whether she can come in with a walker or wheelchair.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spil_desktop.language import _
from spil_desktop.services.invitations import Invitation, Invited
from spil_desktop.texts import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from spil_desktop.files.prints import Sheet

SIZE: Final = 14


def write_letters(
    invitation: Invitation, path: Path, made_on: date, *, sender: str, phone: str
) -> None:
    """Write a letter for everyone; raises `FileProblem.CANNOT_WRITE`.

    `sender` signs them, and `phone` is where someone can say that she comes.
    """
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    title = _("Uitnodiging {activity}").format(activity=invitation.activity)
    story = _story(invitation, made_on, sender, phone)
    prints.write(path, title, made_on, story, foot="", size=SIZE, numbered=False)


def write_labels(invitation: Invitation, path: Path, made_on: date) -> None:
    """Write an address label for everyone, on sheets of 24; raises `FileProblem.CANNOT_WRITE`."""
    from spil_desktop.files import label_sheets  # noqa: PLC0415 - as in `write_letters`
    from spil_desktop.files.label_sheets import Words  # noqa: PLC0415 - as above

    labels = [
        (Words(one.name, 12, bold=True), Words(one.street, 12), Words(one.town, 12))
        for one in invitation.invited
    ]
    label_sheets.write(path, _("Adresetiketten"), made_on, labels, label_sheets.ADDRESSES)


def facts(invitation: Invitation) -> tuple[tuple[str, str], ...]:
    """Return what the letter lists: a word, and what is to be known of it."""
    on = invitation.held_on
    day = f"{dates.weekday(on.weekday())} {dates.short_date(on)}"
    hours = [dates.clock(at) for at in (invitation.starts_at, invitation.ends_at) if at]
    access = (
        (invitation.walker, _("met een rollator")),
        (invitation.wheelchair, _("met een rolstoel")),
    )
    there = (
        (invitation.lift, _("een lift, of alles is gelijkvloers")),
        (invitation.toilet, _("een aangepast toilet")),
        (invitation.hearing_loop, _("een ringleiding")),
    )
    known = (
        (_("Wanneer"), day),
        (_("Hoe laat"), _(" tot ").join(hours)),
        (_("Waar"), invitation.place or ""),
        (_("Wat kost het"), invitation.cost or ""),
        (_("U kunt naar binnen"), ", ".join(word for so, word in access if so)),
        (_("Er is"), ", ".join(word for so, word in there if so)),
    )
    return tuple((word, what) for word, what in known if what)


def _story(invitation: Invitation, made_on: date, sender: str, phone: str) -> "Iterator[Flowable]":
    from reportlab.platypus import PageBreak, Spacer  # noqa: PLC0415 - as in `write_letters`

    from spil_desktop.files.prints import Sheet  # noqa: PLC0415 - as in `write_letters`

    sheet = Sheet(SIZE)
    for number, one in enumerate(invitation.invited):
        if number:
            yield PageBreak()
        for line in (one.name, one.street, one.town):
            yield sheet.text(line)
        yield Spacer(1, SIZE * 2)
        yield sheet.text(dates.short_date(made_on))
        yield Spacer(1, SIZE)
        yield from _words(sheet, invitation, one, sender, phone)


def _words(
    sheet: "Sheet", invitation: Invitation, one: Invited, sender: str, phone: str
) -> "Iterator[Flowable]":
    yield sheet.text(_("Komt u ook naar {activity}?").format(activity=invitation.activity), "H1")
    yield sheet.text(_("Beste {name},").format(name=one.name))
    yield sheet.text(_("Wij nodigen u graag uit. Hieronder leest u wanneer en waar het is."))
    for word, what in facts(invitation):
        yield sheet.text(f"{word}: {what}", "item")
    if phone:
        yield sheet.text(
            _("Wilt u komen, of heeft u een vraag? Bel dan naar {phone}.").format(phone=phone)
        )
    yield sheet.text(_("Kunt u niet zelf komen? Zeg het dan. Wij denken graag mee over vervoer."))
    yield sheet.text(_("Met vriendelijke groet,") + f"\n{sender}")
