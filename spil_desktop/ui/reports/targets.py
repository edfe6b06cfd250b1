"""The form for targets: how much of each figure was agreed on for a period and an area."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.indicators import WITH_TARGET
from spil_desktop.rules.vocabulary import Act, Indicator
from spil_desktop.services import targets
from spil_desktop.texts import numbers
from spil_desktop.texts import quarter_reports as words
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import Number
from spil_desktop.ui.work import Work

_MOST = 99_999


class TargetsDialog(FormDialog):
    """Asks for a number a figure; an empty one has no target."""

    def __init__(self, work: Work, parent: QWidget, chosen: Chosen) -> None:
        draft = f"targets:{chosen.period.code}:{chosen.area_id or 0}"
        super().__init__(work, _("Doelen afspreken"), parent, draft=draft)
        self._chosen = chosen
        self.form.add_wide(
            blocks.quiet(
                _(
                    "Voor {area}, {period}. Laat leeg wat geen doel heeft. Het zijn doelen om over "
                    "te praten, geen lijst om op af te rekenen."
                ).format(area=chosen.area, period=numbers.period(chosen.period))
            )
        )
        self.form.add_wide(blocks.quiet(f"{words.inside_targets()} {words.stays_inside()}"))
        known = work.read(lambda session: targets.of(session, chosen.period, chosen.area_id))
        self.numbers: dict[Indicator, Number] = {}
        for indicator in WITH_TARGET:
            field = self.form.add(indicator.value, words.target_field(indicator), Number(0, _MOST))
            field.set_state(known.get(indicator))
            self.numbers[indicator] = field
        for at in range(0, len(WITH_TARGET) - 1, 2):
            self.form.beside(WITH_TARGET[at].value, WITH_TARGET[at + 1].value)
        self.ready()

    def save(self) -> object:
        put = {indicator: field.value() for indicator, field in self.numbers.items()}
        chosen = self._chosen
        return self.work.write(
            Act.SET_TARGET,
            lambda session: targets.put(session, chosen.period, chosen.area_id, put),
            _("Doelen opgeslagen."),
        )
