"""The card with how the window looks and which language it speaks, on this computer."""

from spil_desktop import language
from spil_desktop.language import _
from spil_desktop.ui.preferences import TEXT_SIZES, Appearance
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card
from spil_desktop.ui.shared.fields import ChoiceBox
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.work import Work


class AppearanceCard(Card):
    """Every choice works at once."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Weergave op deze computer"))
        self._work = work
        used = work.preferences.value
        form = Form()
        self.appearance = form.add(
            "appearance",
            _("Kleuren"),
            ChoiceBox(
                (
                    (Appearance.SYSTEM, _("Zoals deze computer")),
                    (Appearance.LIGHT, _("Licht")),
                    (Appearance.DARK, _("Donker")),
                )
            ),
        )
        self.text_size = form.add(
            "text_size",
            _("Grootte van de tekst"),
            ChoiceBox(tuple((size, _percent(size)) for size in TEXT_SIZES)),
            help_text=_("Of druk op Ctrl en + of −."),
        )
        self.language = form.add(
            "language",
            _("Taal"),
            ChoiceBox(((language.DUTCH, "Nederlands"), (language.ENGLISH, "English"))),
        )
        self.appearance.set_state(used.appearance)
        self.text_size.set_state(used.text_size)
        self.language.set_state(used.language)
        self.body.addWidget(form)
        self.body.addWidget(
            blocks.quiet(_("Deze keuzes gelden alleen hier, niet voor je collega's."))
        )
        form.edited.connect(self._change)

    def _change(self) -> None:
        self._work.preferences.change(
            appearance=Appearance(self.appearance.value()),
            text_size=int(self.text_size.value()),
            language=str(self.language.value()),
        )


def _percent(size: int) -> str:
    return _("{size} %").format(size=size)
