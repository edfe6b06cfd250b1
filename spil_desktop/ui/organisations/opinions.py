"""The form for what someone who works along thinks of the work: a mark, and no name."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, OpinionOf
from spil_desktop.services import areas, opinions
from spil_desktop.services.opinions import OpinionFields
from spil_desktop.texts import labels
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, DateLine, Number, RecordBox
from spil_desktop.ui.work import Work


class OpinionDialog(FormDialog):
    """Keeps one opinion; professionals are asked three things more than a mark."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Oordeel vastleggen"), parent, draft="opinion")
        form = self.form
        self.given_by = form.add(
            "given_by",
            _("Wie geeft het?"),
            CodeBox(OpinionOf, labels.label),
            help_text=_("Er wordt geen naam bewaard."),
            required=True,
        )
        self.area = form.add("area_id", _("Wijk of dorp"), RecordBox(), required=True)
        self.area.set_records((row.id, row.name) for row in work.read(areas.rows))
        self.given_on = form.add(
            "given_on", _("Op"), DateLine(work.today(), Toward.PAST), required=True
        )
        self.given_on.set_value(work.today())
        self.mark = form.add(
            "mark", _("Rapportcijfer"), Number(opinions.MARKS[0], opinions.MARKS[-1])
        )
        first, last = opinions.ANSWERS[0], opinions.ANSWERS[-1]
        scale = _("Van 1 (helemaal niet) tot en met 5 (helemaal).")
        self.answers = tuple(
            form.add(name, text, Number(first, last), help_text=scale)
            for name, text in (
                ("timely", _("De Spil betrekt mij op tijd")),
                ("reachable", _("De Spil is goed te bereiken")),
                ("useful", _("Ik heb in mijn werk iets aan de Spil")),
            )
        )
        counted = blocks.quiet(self._counted())
        self.body.insertWidget(self.body.count() - 1, counted)
        self.given_by.edited.connect(self._ask)
        self._ask()
        self.ready()

    def save(self) -> object:
        """Keep the opinion."""
        fields, today = OpinionFields(**self.form.values()), self.work.today()
        return self.work.write(
            Act.RECORD_OPINION,
            lambda session: opinions.record(session, fields, today=today),
            _("Het oordeel is vastgelegd."),
        )

    def _ask(self) -> None:
        """Ask the three things of professionals alone."""
        asked = self.given_by.value() is OpinionOf.PROFESSIONAL
        for answer in self.answers:
            answer.setEnabled(asked)
            if not asked:
                answer.set_state(None)

    def _counted(self) -> str:
        """Say how many there are: means are made of ten and more."""
        found = self.work.read(opinions.numbers)
        told = ", ".join(f"{labels.label(each)}: {number}" for each, number in found.items())
        return _("Al vastgelegd: {told}. Een gemiddelde komt in het rapport vanaf tien.").format(
            told=told
        )
