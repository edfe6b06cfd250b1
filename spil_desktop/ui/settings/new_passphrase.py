"""A form in which a new passphrase is typed twice."""

from typing import Final

from spil_desktop.errors import Problem, SpilError, StoreProblem, UserProblem
from spil_desktop.language import _
from spil_desktop.texts import problems
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import Secret
from spil_desktop.ui.strength import StrengthBar

_FIELDS: Final[dict[Problem, str]] = {
    StoreProblem.WRONG_PASSPHRASE: "passphrase",
    StoreProblem.WEAK_PASSPHRASE: "new",
    UserProblem.PASSPHRASE_TAKEN: "new",
}


class NewPassphraseDialog(FormDialog):
    """Beside the new one stands `passphrase`, that of the user herself; nothing typed is kept."""

    new: Secret
    again: Secret

    def add_new(self, words: str, once_more: str) -> None:
        """Ask the new passphrase, show how strong it is, and ask it again."""
        self.new = self.form.add("new", words, Secret(), required=True)
        self.form.add_wide(StrengthBar(self.new))
        self.again = self.form.add("again", once_more, Secret(), required=True)

    def accept(self) -> None:
        """Go on when both are the same."""
        if self.new.text() == self.again.text():
            super().accept()
            return
        self.form.clear_problems()
        self.form.show_problem("again", _("De twee wachtzinnen zijn niet gelijk."))

    def show_error(self, error: SpilError) -> None:
        """Show what is wrong with a passphrase at its own field."""
        name = _FIELDS.get(error.problem)
        if name is None:
            super().show_error(error)
        else:
            self.form.show_problem(name, problems.sentence(error))
