"""The network around a participant in words: who someone is, and what changed between two days."""

from spil_desktop.language import _, ngettext
from spil_desktop.rules.networks import NetworkChange, Ring, Tie, TieKind
from spil_desktop.rules.vocabulary import Nearness, TieStrength
from spil_desktop.texts import labels


def role(tie: Tie) -> str:
    """Say what someone is to her: "buur", "wandel-/fietsmaatje", "activiteit"."""
    if tie.kind is TieKind.ACTIVITY:
        return _("activiteit")
    if tie.match_kind is not None:
        return labels.label(tie.match_kind)
    return labels.label(tie.relation) if tie.relation is not None else ""


def describe(tie: Tie) -> str:
    """Say in one line what is known of a tie: support, strength, how often, how near, and more."""
    codes = (tie.direction, tie.strength, tie.frequency, tie.nearness)
    marks = (
        (tie.is_emergency, _("bellen bij nood")),
        (tie.has_key, _("heeft een sleutel")),
        (tie.is_overburdened, _("raakt overbelast")),
    )
    said = (
        role(tie),
        *(text for holds, text in marks if holds),
        *(labels.label(code) for code in codes if code is not None),
    )
    return " · ".join(word for word in said if word)


def ring_names(by: Ring) -> tuple[str, ...]:
    """Name the rings of a drawing, the innermost first."""
    if by is Ring.NEARNESS:
        return tuple(labels.label(code) for code in Nearness)
    return tuple(
        labels.label(code) for code in (TieStrength.STRONG, TieStrength.NORMAL, TieStrength.WEAK)
    )


def spoken(name: str, ties: tuple[Tie, ...]) -> str:
    """Say the whole drawing as a list, for who does not see it."""
    if not ties:
        return _("Rond {name} staat nog niemand.").format(name=name)
    listed = "; ".join(f"{tie.name}: {describe(tie)}" for tie in ties)
    return _("Rond {name} staan: {listed}.").format(name=name, listed=listed)


def changed(change: NetworkChange) -> str:
    """Say in one sentence what differs between the two measurements."""
    said = _said(change)
    if not said:
        return _("Er is niets veranderd tussen T0 en T1.")
    return _("Tussen T0 en T1: {changes}.").format(changes=said)


def changed_since(change: NetworkChange) -> str:
    """Say in one sentence what differs between the first measurement and now."""
    said = _said(change)
    if not said:
        return _("Sinds T0 is er niets veranderd.")
    return _("Sinds T0: {changes}.").format(changes=said)


def _said(change: NetworkChange) -> str:
    """Return who came, who went and how many stayed; nothing when all stayed."""
    said = [_counted(change.came, came=True), _counted(change.went, came=False)]
    if not any(said):
        return ""
    stayed = ngettext("{count} bleef", "{count} bleven", change.stayed).format(count=change.stayed)
    return ", ".join(part for part in (*said, stayed) if part)


def _counted(people: tuple[str, ...], *, came: bool) -> str:
    if not people:
        return ""
    text = _("{count} erbij ({names})") if came else _("{count} weg ({names})")
    return text.format(count=len(people), names=", ".join(people))
