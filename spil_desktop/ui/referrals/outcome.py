"""The forms of what came of a referral: feedback, whether they met, an answer to who referred."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, NeedStatus, ReferralResult, SharedField
from spil_desktop.services import referral_letters, referrals
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.services.referrals import Answer, Outcome
from spil_desktop.texts import labels, letters
from spil_desktop.ui.referrals.letter import Preview
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import ChoiceBox, CodeBox, CodeChips, DateLine, Text, Tick
from spil_desktop.ui.work import Work


class NeedForm(FormDialog):
    """A form about a referral that may also end the need that it is about."""

    def add_need(self, referral: ReferralRow) -> None:
        """Ask whether the need ends by it, when it is still open."""
        choices = (
            ("", _("Die blijft open")),
            (NeedStatus.HANDED_OVER.value, _("Die is overgedragen")),
            (NeedStatus.SOLVED.value, _("Die is opgelost, via een professional")),
            (NeedStatus.PARTLY_SOLVED.value, _("Die is deels opgelost, via een professional")),
        )
        theme = labels.label(referral.need_theme) if referral.need_theme else ""
        label = _("Wat gebeurt er met de hulpvraag ({theme})?").format(theme=theme)
        self.need = self.form.add("need", label, ChoiceBox(choices))
        self.form.show_row("need", shown=referral.need_open)

    def need_status(self) -> NeedStatus | None:
        """Return how the need ends, None when it stays open."""
        chosen = self.need.value()
        return NeedStatus(chosen) if chosen else None


class OutcomeDialog(NeedForm):
    """Asks what the organisation told."""

    def __init__(self, work: Work, parent: QWidget, referral: ReferralRow) -> None:
        title = _("Terugkoppeling van {name}").format(name=referral.organisation)
        super().__init__(work, title, parent, draft=f"outcome:{referral.id}")
        self._referral = referral
        self.came_of_it = self.form.add(
            "result",
            _("Wat is eruit gekomen?"),
            CodeBox(ReferralResult, labels.title),
            required=True,
            help_text=_("Spraken zij elkaar nog niet? Dan vraag je dat over twee weken."),
        )
        self.feedback = self.form.add("feedback", _("Wat zeiden ze?"), Text(3))
        self.on = self.form.add("on", _("Wanneer?"), DateLine(work.today()), required=True)
        self.on.set_value(work.today())
        self.add_need(referral)
        self.ready()

    def save(self) -> object:
        """Keep the outcome."""
        values, key, today = self.form.values(), self._referral.id, self.work.today()
        outcome = Outcome(values["result"], values["on"], values["feedback"], self.need_status())
        self.work.write(
            Act.RECORD_REFERRAL,
            lambda session: referrals.record_outcome(session, key, outcome, today=today),
            _("De terugkoppeling is vastgelegd."),
        )
        return key


class ArrivalDialog(NeedForm):
    """Asks whether the resident and the organisation really met."""

    def __init__(self, work: Work, parent: QWidget, referral: ReferralRow) -> None:
        title = _("Is het contact met {name} gelukt?").format(name=referral.organisation)
        super().__init__(work, title, parent, draft=f"arrival:{referral.id}")
        self._referral = referral
        self.arrived = self.form.add(
            "arrived",
            _("Wat zegt {name}?").format(name=referral.name),
            ChoiceBox(((True, _("Ja, wij spraken elkaar")), (False, _("Nee, het is niet gelukt")))),
        )
        self.on = self.form.add("on", _("Wanneer?"), DateLine(work.today()), required=True)
        self.on.set_value(work.today())
        self.add_need(referral)
        self.ready()

    def save(self) -> object:
        """Keep the answer."""
        values, key, today = self.form.values(), self._referral.id, self.work.today()
        need = self.need_status()
        said = (
            _("Mooi: het contact is gelukt.")
            if values["arrived"]
            else _("Vastgelegd. Kijk samen wat er wel kan.")
        )
        self.work.write(
            Act.RECORD_REFERRAL,
            lambda session: referrals.record_arrival(
                session, key, arrived=values["arrived"], on=values["on"], today=today, need=need
            ),
            said,
        )
        return key


class AnswerDialog(FormDialog):
    """Writes the answer to an organisation that referred someone to the Spil."""

    def __init__(self, work: Work, parent: QWidget, referral: ReferralRow) -> None:
        title = _("Antwoord aan {name}").format(name=referral.organisation)
        super().__init__(work, title, parent, draft=f"answer:{referral.id}")
        self._referral = referral
        self.text = self.form.add(
            "text",
            _("Wat is er gebeurd?"),
            Text(4),
            required=True,
            help_text=_("Schrijf alsof de bewoner meeleest: feiten, geen oordelen."),
        )
        self.shared = self.form.add(
            "shared",
            _("Wat mag er mee over de bewoner?"),
            CodeChips(SharedField, labels.label),
        )
        self.oral_consent = self.form.add(
            "oral_consent",
            _("Toestemming"),
            Tick(_("De bewoner zegt nu ja: dit mag ik delen met deze organisatie")),
        )
        self.on = self.form.add("on", _("Wanneer?"), DateLine(work.today()), required=True)
        self.on.set_value(work.today())
        self.preview = Preview(8)
        self.form.add_wide(blocks.label(_("Zo wordt de brief"), "label"))
        self.form.add_wide(self.preview)
        self.form.edited.connect(self._show)
        self.ready()
        self._show()

    def save(self) -> object:
        """Keep the answer."""
        key, today, given = self._referral.id, self.work.today(), self._answer()
        oral, user_id = self.oral_consent.value(), self.work.user_id
        self.work.write(
            Act.RECORD_REFERRAL,
            lambda session: referrals.answer(
                session, key, given, today=today, oral_consent=oral, user_id=user_id
            ),
            _("Het antwoord is vastgelegd. De brief staat bij de verwijzing."),
        )
        return key

    def _answer(self) -> Answer:
        values = self.form.values()
        on = values["on"] or self.work.today()
        return Answer(on, values["text"] or "", values["shared"])

    def _show(self) -> None:
        key, given = self._referral.id, self._answer()
        facts = self.work.read(lambda session: referral_letters.draft_answer(session, key, given))
        self.preview.setPlainText(letters.referral(facts).plain())
        person, name = self._referral.person_id, self._referral.organisation
        allowed = self.work.read(
            lambda session: referrals.allowed(session, person, name, given.shared)
        )
        self.form.show_row("oral_consent", shown=allowed != given.shared)
