"""The steps of a match: the first meeting, the trial, active, the end."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules import match_steps
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    ConsentForm,
    ConsentState,
    MatchEndReason,
    MatchStatus,
    Purpose,
)
from spil_desktop.services import consents, matches, settings
from spil_desktop.services.match_lists import MatchRow
from spil_desktop.services.matches import Ended, Ending
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.texts import dates, labels
from spil_desktop.ui.matching.dialogs import MatchDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import (
    CodeBox,
    DateLine,
    Text,
    Tick,
)
from spil_desktop.ui.work import Session, Work


class StepDialog(MatchDialog):
    """Asks on which day a step is, and for consent to share a name where that is not there yet."""

    def __init__(  # noqa: PLR0913 - one argument a part of the form
        self,
        work: Work,
        parent: QWidget,
        match: MatchRow,
        *,
        title: str,
        save: str,
        said: str,
        toward: Toward = Toward.PAST,
    ) -> None:
        super().__init__(work, title, parent, save=save)
        self.match = match
        self._said = said
        self.body.insertWidget(1, blocks.label(pair(match)))
        today = work.today()
        self.on = self.form.add("on", _("Op welke dag?"), DateLine(today, toward), required=True)
        self.on.set_value(today)
        self.add_more()
        self.shared: dict[int, Tick] = {}
        for person_id, name in self._not_asked():
            self.shared[person_id] = self.form.add(
                f"shared_{person_id}",
                _("Toestemming"),
                Tick(_("{name} vindt het goed dat ik de naam deel").format(name=name)),
                help_text=_("Vraag dit eerst. Zonder toestemming deel je niets."),
            )
        self.ready()
        self.on.selectAll()

    def add_more(self) -> None:
        """Add what else this step asks, below its day."""

    def step(self, session: Session, on: date) -> None:
        """Take the match one step further."""
        raise NotImplementedError

    def save(self) -> object:
        """Take the step, after keeping the consent that was given with it."""
        on, today = self.on.value(), self.work.today()
        assert on is not None  # the form asked for it
        agreed = [person_id for person_id, tick in self.shared.items() if tick.value()]

        def take(session: Session) -> None:
            for person_id in agreed:
                answer = ConsentFields(
                    Purpose.SHARE_VOLUNTEER, ConsentState.GIVEN, today, ConsentForm.ORAL
                )
                consents.record(session, person_id, answer, today=today)
            self.step(session, on)

        said = self._said.format(date=dates.day_and_date(on))
        self.work.write(Act.MOVE_MATCH, take, said)
        return self.match.id

    def _not_asked(self) -> list[tuple[int, str]]:
        """Return the residents of this match who did not allow yet to share their name."""
        match = self.match
        if match.partner[0] is CandidateKind.ACTIVITY:
            return []
        meant = [(match.person_id, match.name)]
        if match.partner[0] is CandidateKind.PARTICIPANT and match.partner_person_id is not None:
            meant.append((match.partner_person_id, match.partner_name))
        return [
            (person_id, name)
            for person_id, name in meant
            if not self.work.read(_may_share(person_id))
        ]


class IntroduceDialog(StepDialog):
    """Asks when the two meet for the first time, with the connector there."""

    def __init__(self, work: Work, parent: QWidget, match: MatchRow) -> None:
        super().__init__(
            work,
            parent,
            match,
            title=_("Kennismaking plannen"),
            save=_("Plannen"),
            said=_("Kennismaking op {date}. Het staat op die dag bij Vandaag."),
            toward=Toward.FUTURE,
        )

    def add_more(self) -> None:
        self.form.add_wide(blocks.quiet(_("Ga zelf mee, en vraag vooraf wat beiden verwachten.")))

    def step(self, session: Session, on: date) -> None:
        matches.introduce(session, self.match.id, on=on, today=self.work.today())


class MetDialog(StepDialog):
    """Asks on which day the two really met, when they still think about a trial."""

    def __init__(self, work: Work, parent: QWidget, match: MatchRow) -> None:
        super().__init__(
            work,
            parent,
            match,
            title=_("De kennismaking is geweest"),
            save=_("Vastleggen"),
            said=_("Kennisgemaakt op {date}. Spreek af of zij het gaan proberen."),
        )

    def add_more(self) -> None:
        planned = self.match.introduced_on
        if planned is not None and planned <= self.work.today():
            self.on.set_value(planned)

    def step(self, session: Session, on: date) -> None:
        matches.met(session, self.match.id, on=on, today=self.work.today())


class TrialDialog(StepDialog):
    """Asks from which day the two try it, and until when."""

    def __init__(self, work: Work, parent: QWidget, match: MatchRow) -> None:
        super().__init__(
            work,
            parent,
            match,
            title=_("Proefperiode beginnen"),
            save=_("Beginnen"),
            said=_("De proefperiode loopt vanaf {date}. Op de laatste dag vraag je hoe het gaat."),
        )

    def add_more(self) -> None:
        self._weeks = self.work.read(settings.read).trial_weeks
        self.until = self.form.add(
            "trial_until",
            _("Proef tot en met"),
            DateLine(self.work.today(), Toward.FUTURE),
            help_text=_("Dan staat op Vandaag dat je beide kanten vraagt hoe het gaat."),
        )
        self._suggest_end()
        self.on.edited.connect(self._suggest_end)

    def step(self, session: Session, on: date) -> None:
        today, until = self.work.today(), self.until.value()
        matches.start_trial(session, self.match.id, on=on, until=until, today=today)

    def _suggest_end(self) -> None:
        on = self.on.value()
        if on is not None:
            self.until.set_value(match_steps.trial_until(on, self._weeks))


class ActivateDialog(StepDialog):
    """Asks from which day the match runs."""

    def __init__(self, work: Work, parent: QWidget, match: MatchRow) -> None:
        super().__init__(
            work,
            parent,
            match,
            title=_("Koppeling actief maken"),
            save=_("Actief maken"),
            said=_(
                "Actief vanaf {date}. Na 2 en 6 weken en na 3 en 6 maanden vraag je hoe het gaat."
            ),
        )

    def step(self, session: Session, on: date) -> None:
        matches.activate(session, self.match.id, on=on, today=self.work.today())


class EndDialog(MatchDialog):
    """Asks when and why a match ended, or came to nothing, and whether the two must stay apart."""

    def __init__(self, work: Work, parent: QWidget, match: MatchRow) -> None:
        self._ends = MatchStatus.ENDED in match.next_steps
        title = _("Koppeling beëindigen") if self._ends else _("Dit wordt geen koppeling")
        save = _("Beëindigen") if self._ends else _("Vastleggen")
        super().__init__(work, title, parent, draft=f"end_match:{match.id}", save=save)
        self.match = match
        self.body.insertWidget(1, blocks.label(pair(match)))
        self.on = self.form.add(
            "ended_on", _("Op welke dag?"), DateLine(work.today()), required=True
        )
        self.on.set_value(work.today())
        self.reason = self.form.add(
            "reason", _("Waarom?"), CodeBox(MatchEndReason, labels.title), required=True
        )
        if not self._ends:
            self.reason.set_value(MatchEndReason.NO_CLICK)
        self.never = self.form.add(
            "never_again", _("Daarna"), Tick(_("Deze twee niet opnieuw samen"))
        )
        self.private = self.form.add(
            "private_reason",
            _("Wat wil je daarover onthouden?"),
            Text(2),
            help_text=_("Alleen voor jou. Het komt in geen verslag en geen brief."),
        )
        if match.partner[0] is CandidateKind.ACTIVITY:
            self.form.show_row("never_again", shown=False)
        self.ready()
        self.reason.edited.connect(self._suggest)

    def save(self) -> object:
        """End it."""
        values, match, today = self.form.values(), self.match, self.work.today()
        ending = Ending(
            values["ended_on"],
            values["reason"],
            never_again=values["never_again"],
            private_reason=values["private_reason"],
        )
        finish = matches.end if self._ends else matches.not_made
        ended = self.work.write(
            Act.MOVE_MATCH,
            lambda session: finish(session, match.id, ending, today=today),
        )
        self.work.said.emit(_ended(ended, ran=self._ends), True)
        return match.id

    def _suggest(self) -> None:
        """Suggest to keep the two apart after an incident."""
        if self.reason.value() is MatchEndReason.INCIDENT:
            self.never.setChecked(True)


def pair(match: MatchRow) -> str:
    """Name the two of a match."""
    return _("{name} en {partner}").format(name=match.name, partner=match.partner_name)


def _may_share(person_id: int) -> Callable[[Session], bool]:
    return lambda session: consents.allows(session, person_id, Purpose.SHARE_VOLUNTEER)


def _ended(ended: Ended, *, ran: bool) -> str:
    """Say that it ended and how long it was, or that it never began; and who is sought again."""
    parts = [_("De koppeling is beëindigd.") if ran else _("Vastgelegd: dit wordt geen koppeling.")]
    if ended.days is not None:
        text = ngettext("Zij duurde {count} dag.", "Zij duurde {count} dagen.", ended.days)
        parts.append(text.format(count=ended.days))
    if ended.sought_again:
        parts.append(_("De hulpvraag wacht weer op een antwoord."))
    return " ".join(parts)
