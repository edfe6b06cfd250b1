"""The words of letters about residents, in plain language, to colleagues of other organisations."""

from collections.abc import Iterable

from spil_desktop.language import _
from spil_desktop.rules.addresses import postal_lines
from spil_desktop.rules.letters import ContactFacts, HealthFacts, Letter, LetterFacts
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    Gender,
    ReferralDirection,
    ReferralKind,
    SharedField,
)
from spil_desktop.texts import labels, numbers


def referral(facts: LetterFacts) -> Letter:
    """Return the letter with which someone is handed on, or the answer to one."""
    return Letter(
        title=_title(facts),
        sender=facts.sender,
        recipient=_recipient(facts),
        dated=numbers.long_date(facts.on),
        greeting=_("Beste {name},").format(name=facts.colleague or _("collega")),
        opening=_opening(facts),
        facts=tuple(_about(facts)),
        ending=tuple(_ending(facts)),
        signature=(
            _("Met vriendelijke groet,"),
            _("de Spil van {sender}").format(sender=facts.sender),
        ),
        intended_for=_(
            "Deze brief is bestemd voor {recipient}. Is hij niet voor u? Lees dan niet verder en "
            "geef hem terug aan {sender}."
        ).format(recipient=facts.recipient, sender=facts.sender),
    )


def _title(facts: LetterFacts) -> str:
    if facts.direction is ReferralDirection.INCOMING:
        return _("Antwoord op uw verwijzing")
    match facts.kind:
        case ReferralKind.WARM:
            return _("Overdracht van een bewoner")
        case ReferralKind.COLD:
            return _("Verwijzing van een bewoner")
        case ReferralKind.INFORMATION:
            return _("Een bewoner kan u bellen")


def _recipient(facts: LetterFacts) -> tuple[str, ...]:
    person = _("t.a.v. {name}").format(name=facts.colleague) if facts.colleague else ""
    lines = (facts.recipient, person, *postal_lines(facts.recipient_address or ""))
    return tuple(line for line in lines if line)


def _opening(facts: LetterFacts) -> tuple[str, ...]:
    if facts.direction is ReferralDirection.INCOMING:
        words = _("Op {date} verwees u een bewoner naar de Spil. Dank u wel daarvoor.")
        on = numbers.long_date(facts.referred_on or facts.on)
        return (words.format(date=on), facts.answer or "")
    match facts.kind:
        case ReferralKind.WARM:
            return (
                _(
                    "Ik draag een bewoner graag persoonlijk aan u over. Ik bel u hierover, of kom "
                    "samen met de bewoner bij u langs."
                ),
            )
        case ReferralKind.COLD:
            return (_("Ik heb een bewoner naar u verwezen. De bewoner neemt zelf contact op."),)
        case ReferralKind.INFORMATION:
            return (_("Ik heb een bewoner verteld wat u doet. Misschien belt de bewoner u."),)


def _about(facts: LetterFacts) -> Iterable[tuple[str, str]]:
    """Pair every shared field with what is known of it; what is not known is said as well."""
    known = {
        SharedField.NAME: _named(facts),
        SharedField.ADDRESS: "\n".join(facts.address),
        SharedField.PHONE: _(" of ").join(facts.phones),
        SharedField.BIRTH_YEAR: str(facts.birth_year or ""),
        SharedField.QUESTION: _question(facts),
        SharedField.CONTACT_PERSON: _contact(facts.contact),
        SharedField.HEALTH: _health(facts.health),
    }
    for one in facts.shared:
        yield labels.title(one), known[one] or _("niet bekend")


def _named(facts: LetterFacts) -> str:
    titles = {Gender.WOMAN: _("mevrouw {name}"), Gender.MAN: _("de heer {name}")}
    return titles.get(facts.gender, "{name}").format(name=facts.name) if facts.name else ""


def _question(facts: LetterFacts) -> str:
    theme = labels.title(facts.theme) if facts.theme else ""
    return "\n".join(part for part in (theme, facts.question) if part)


def _contact(contact: ContactFacts | None) -> str:
    if contact is None:
        return ""
    who = f"{contact.name} ({labels.label(contact.relation)})"
    return ", ".join(part for part in (who, contact.phone) if part)


def _health(health: HealthFacts | None) -> str:
    if health is None:
        return ""
    parts = (
        (_("moeite met"), labels.labels(health.limitations)),
        (_("aandoeningen"), labels.labels(health.conditions)),
        (_("hulpmiddelen"), labels.labels(health.aids)),
    )
    lines = [f"{word}: {said}" for word, said in parts if said]
    return "\n".join([*lines, *filter(None, [health.note])])


def _ending(facts: LetterFacts) -> Iterable[str]:
    if facts.shared:
        yield _consented(facts)
    if facts.feedback_due_on is not None:
        yield _(
            "Wilt u mij uiterlijk op {date} laten weten wat u kunt doen? Ik vraag de bewoner "
            "daarna of het contact gelukt is."
        ).format(date=numbers.long_date(facts.feedback_due_on))


def _consented(facts: LetterFacts) -> str:
    use = _("Gebruik deze gegevens alleen voor deze vraag en geef ze niet door.")
    if facts.consent_on is None or facts.consent_form is None:
        return use
    said = {
        ConsentForm.ORAL: _("De bewoner zei op {date} dat ik dit met u mag delen."),
        ConsentForm.WRITTEN: _("De bewoner schreef op {date} dat ik dit met u mag delen."),
    }[facts.consent_form]
    return f"{said.format(date=numbers.long_date(facts.consent_on))} {use}"
