"""What counts in a match, per theme: shown, changed with what it would move, and put back."""

from dataclasses import asdict, fields
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import Act, NeedTheme
from spil_desktop.rules.weights import Weights
from spil_desktop.services import matching, settings, weighing
from spil_desktop.services.weighing import Moved, Preview
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, Number
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Session, Work

_MOST: Final = 100
_LINES: Final = 4


class WeightsDialog(FormDialog):
    """Points for each consideration of one theme; the list below says who would come first."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Wat telt mee bij koppelen?"), parent)
        self.body.insertWidget(
            1,
            blocks.quiet(
                _(
                    "Meer punten betekent: dit telt zwaarder bij dit soort vragen. Wat niet mag"
                    " (geen VOG, geen toestemming, vol), verandert nooit door punten."
                )
            ),
        )
        self.theme = self.form.add("theme", _("Soort vraag"), CodeBox(NeedTheme, labels.title))
        self.points = {
            name: self.form.add(name, label, Number(0, _MOST, optional=False))
            for name, label in _words().items()
        }
        self.preview = blocks.button(_("Wat verandert er?"), "eye-line")
        self.default = blocks.button(_("Terug naar standaard"), "arrow-go-back-line", "quiet")
        self.told = blocks.quiet("")
        self._make_table()
        self.form.add_wide(blocks.holder(blocks.row(self.preview, self.default, 1)))
        self.form.add_wide(self.told)
        self.form.add_wide(self.table)
        self.theme.set_value(NeedTheme.SOCIAL_CONTACT)
        self._show()
        self.theme.edited.connect(self._show)
        for field in self.points.values():
            field.edited.connect(self._forget)
        self.preview.clicked.connect(self._preview)
        self.default.clicked.connect(self._put_back)
        self.ready()

    def save(self) -> object:
        """Keep the points; the same as the standard is kept as no change."""
        chosen, new = self._theme(), self._weights()
        kept = None if new == weighing.defaults(chosen) else asdict(new)
        self.work.write(
            Act.CHANGE_SETTING,
            lambda session: settings.change_match_weights(session, chosen, kept),
            _("Opgeslagen wat meetelt bij {theme}.").format(theme=labels.label(chosen)),
        )
        return chosen

    def _make_table(self) -> None:
        self.table: RecordTable[Moved] = RecordTable(
            _("Vragen met een ander eerste voorstel"),
            (
                Column[Moved](_("Vraag"), lambda row: row.need.name),
                Column[Moved](_("Nu eerst"), lambda row: row.before.name),
                Column[Moved](_("Dan eerst"), lambda row: row.after.name),
            ),
            key=lambda row: row.need.id,
        )
        self.table.setFixedHeight(theme.px(36) * (_LINES + 1))
        self.table.hide()

    def _theme(self) -> NeedTheme:
        return self.theme.value() or NeedTheme.SOCIAL_CONTACT

    def _weights(self) -> Weights:
        return Weights(**{name: float(field.value() or 0) for name, field in self.points.items()})

    def _show(self) -> None:
        self._fill(self.work.read(matching.match_weights)[self._theme()])

    def _put_back(self) -> None:
        self._fill(weighing.defaults(self._theme()))

    def _fill(self, weights: Weights) -> None:
        for name, field in self.points.items():
            field.set_state(round(getattr(weights, name)))
        self._forget()

    def _forget(self) -> None:
        """Take away what was computed for other points."""
        self.told.setText("")
        self.table.hide()

    def _preview(self) -> None:
        chosen, new, today = self._theme(), self._weights(), self.work.today()

        def look(session: Session) -> Preview:
            return weighing.preview(session, chosen, new, today=today)

        found = self.work.read(look)
        moved = len(found.moved)
        text = ngettext(
            "{moved} van {needs} open vraag krijgt een ander eerste voorstel.",
            "{moved} van {needs} open vragen krijgen een ander eerste voorstel.",
            found.needs,
        )
        self.told.setText(text.format(moved=moved, needs=found.needs))
        self.table.set_rows(found.moved)
        self.table.setVisible(moved > 0)


def _words() -> dict[str, str]:
    words = {
        "interest": _("Hetzelfde leuk vinden"),
        "distance": _("Dichtbij wonen"),
        "day_parts": _("Op hetzelfde moment kunnen"),
        "language": _("Dezelfde taal of streektaal"),
        "load": _("Nog ruimte hebben"),
        "fit": _("Weinig om rekening mee te houden"),
        "continuity": _("Hetzelfde gezicht, of ervaring"),
    }
    return {field.name: words[field.name] for field in fields(Weights)}
