"""The short forms of a proposal: why someone does not fit, why it goes without a VOG."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import MatchProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import matches, refusals
from spil_desktop.services.matches import Proposal
from spil_desktop.services.matching import RankedCandidate
from spil_desktop.texts import matching as texts
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import Suggested, Text
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spil_desktop.rules.candidates import Breach, CandidateKey


class MatchDialog(FormDialog):
    """A form about a match: a broken rule is named, not only refused."""

    def show_error(self, error: SpilError) -> None:
        sentence = broken_rules(error)
        if sentence:
            self._problem.set_text(sentence)
            self._problem.show()
        else:
            super().show_error(error)


class RefuseDialog(MatchDialog):
    """Asks, if she wants to say so, why a candidate does not fit; it is remembered."""

    def __init__(self, work: Work, parent: QWidget, need_id: int, one: RankedCandidate) -> None:
        title = _("{name} past niet").format(name=one.name)
        super().__init__(work, title, parent, save=_("Niet meer voorstellen"))
        self._need_id = need_id
        self._key: CandidateKey = (one.kind, one.id)
        reasons = (
            _("wil zelf niet"),
            _("de bewoner wil het niet"),
            _("te ver weg"),
            _("geen tijd"),
            _("geen goede combinatie"),
        )
        self.reason = self.form.add(
            "reason",
            _("Waarom niet? (mag leeg)"),
            Suggested(reasons),
            help_text=_("Je krijgt dit voorstel voor deze vraag niet opnieuw."),
        )
        self.ready()

    def save(self) -> object:
        """Remember it."""
        need_id, key, today = self._need_id, self._key, self.work.today()
        reason = self.reason.value()
        self.work.write(
            Act.REFUSE_PROPOSAL,
            lambda session: refusals.refuse(session, need_id, key, today=today, reason=reason),
            _("Onthouden. Dit wordt voor deze vraag niet meer voorgesteld."),
        )
        return need_id


class WithoutVogDialog(MatchDialog):
    """Asks why somebody may go to a home without a VOG; `saved` carries the reason."""

    def __init__(
        self, work: Work, parent: QWidget, title: str, minded: str, *, save: str, reason: str = ""
    ) -> None:
        super().__init__(work, title, parent, save=save)
        self.body.insertWidget(1, blocks.Note(minded, blocks.Tone.WARNING))
        self.reason = self.form.add(
            "override_reason", _("Waarom kan het toch?"), Text(2), required=True
        )
        self.reason.set_state(reason)
        self.ready()

    def save(self) -> object:
        """Return the reason: it is kept with what it is for."""
        return self.reason.value()


class OverrideDialog(WithoutVogDialog):
    """Asks why a match may go without a VOG; the reason is kept and can be looked up later."""

    def __init__(self, work: Work, parent: QWidget, need_id: int, one: RankedCandidate) -> None:
        super().__init__(
            work,
            parent,
            _("{name} zonder VOG voorstellen").format(name=one.name),
            _(
                "Bij een bezoek thuis hoort een VOG. Spreek af dat die snel komt,"
                " en ga zelf mee bij de kennismaking."
            ),
            save=_("Toch voorstellen"),
        )
        self._proposal_of = need_id, one

    def save(self) -> object:
        """Propose it with the reason."""
        need_id, one = self._proposal_of
        proposal = Proposal(need_id, one.kind, one.id, override_reason=self.reason.value())
        today = self.work.today()
        return self.work.write(
            Act.PROPOSE_MATCH,
            lambda session: matches.propose(session, proposal, today=today),
            _("Voorgesteld: {name}.").format(name=one.name),
        )


def broken_rules(error: SpilError) -> str:
    """Say which hard rules a refusal names; nothing when it is about something else."""
    breaches = cast("Sequence[Breach]", error.values.get("breaches", ()))
    if error.problem is not MatchProblem.RULE_BROKEN or not breaches:
        return ""
    said = texts.cannot(breaches)
    return said[:1].upper() + said[1:] + "."
