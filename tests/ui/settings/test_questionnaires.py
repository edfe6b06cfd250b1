"""The card Vragenlijsten in Instellingen: choose, add, remove, terms, and the empty form."""

from html import escape
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLabel

from spil_desktop import paths
from spil_desktop.errors import FileProblem
from spil_desktop.files import questionnaire_form
from spil_desktop.rules import questionnaires as rules
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import questionnaires, settings
from spil_desktop.ui.settings.questionnaires import (
    QuestionnaireDialog,
    QuestionnairesCard,
)
from spil_desktop.ui.visits.paper_form import PaperFormDialog, html
from tests.rules.test_questionnaire_files import OWN
from tests.ui import filled


@pytest.fixture
def card(work, qtbot):
    made = QuestionnairesCard(work)
    qtbot.addWidget(made)
    work.changed.connect(made.reload)
    made.reload()
    made.show()
    yield made
    work.changed.disconnect(made.reload)


def own_file(folder: Path, text: str | None = None) -> str:
    """Write a questionnaire of our own, after the one for satisfaction."""
    shipped = paths.resource(rules.FOLDER) / "satisfaction.toml"
    words = shipped.read_text(encoding="utf-8") if text is None else text
    path = folder / "eigen.toml"
    path.write_text(words.replace('code = "satisfaction"', 'code = "eigen_lijst"'), "utf-8")
    return str(path)


def at(work, code):
    return {
        moment
        for moment in Moment
        if code in {one.code for one in work.read(lambda s, m=moment: questionnaires.asked(s, m))}
    }


def test_what_is_asked_when_is_chosen_with_the_source_in_sight(work, card):
    assert len(card.table.rows()) == len(rules.shipped())
    card.table.choose(("adl11", "cbs-11"))
    card.choose_button.click()
    dialog = filled.opened(QuestionnaireDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "CBS, Gezondheidsenquête" in said
    assert "1. gaan zitten en opstaan uit een stoel" in said
    dialog.moments.set_value((Moment.T0, Moment.T1))
    dialog.accept()
    assert at(work, "adl11") == {Moment.T0, Moment.T1}
    assert card.table.row().asked_at == (Moment.T0, Moment.T1)
    work.undo()
    assert at(work, "adl11") == set()

    card.t1_months.set_state(9)
    card.save_button.click()
    assert work.read(settings.read).t1_months == 9
    card.form_button.click()
    form = filled.opened(PaperFormDialog)
    assert [form.moment.itemText(at) for at in range(form.moment.count())][-2:] == [
        "T1 (na 9 maanden)",
        "T2 (na 12 maanden)",
    ]
    form.reject()


def test_an_own_questionnaire_comes_and_goes_and_its_problems_are_told(work, card, tmp_path):
    told = filled.said(work)
    failed = []
    work.failed.connect(failed.append)
    card.add(own_file(tmp_path, 'code = "eigen_lijst"\ntitle = \n'))
    assert failed.pop().values["line"] == 2
    card.add(str(tmp_path / "weg.toml"))
    assert failed.pop()
    card.add_button.click()
    files = filled.opened(QFileDialog)
    files.fileSelected.emit(own_file(tmp_path))
    files.close()
    assert told[-1].startswith("De vragenlijst is toegevoegd")
    assert not card.remove_button.isEnabled() or card.table.key()[0] == "eigen_lijst"
    card.table.choose(("eigen_lijst", "spil-1"))
    assert card.remove_button.isEnabled()
    card.remove_button.click()
    assert not card.table.choose(("eigen_lijst", "spil-1"))
    assert failed == []


def test_looking_at_an_older_edition_leaves_the_newest_as_it_is(work, card):
    for text in (OWN, OWN.replace('edition = "1"', 'edition = "2"')):
        work.keep(lambda session, text=text: questionnaires.add(session, text))
    work.keep(lambda session: questionnaires.choose(session, {"buurt": [Moment.T0]}))
    card.reload()
    card.table.choose(("buurt", "1"))
    card.choose_button.click()
    older = filled.opened(QuestionnaireDialog)
    assert older.moments is None
    assert not older.save_button.isVisibleTo(older)
    older.accept()  # Ctrl+Enter
    assert at(work, "buurt") == {Moment.T0}
    card.table.choose(("buurt", "2"))
    card.choose_button.click()
    newest = filled.opened(QuestionnaireDialog)
    assert newest.moments.value() == (Moment.T0,)
    newest.reject()


def test_an_empty_form_is_made_for_a_moment(card, tmp_path):
    card.form_button.click()
    dialog = filled.opened(PaperFormDialog)
    dialog.moment.set_value(Moment.T1)
    assert "effect" in {one.code for one in dialog.asked()}
    dialog.save_button.click()
    files = filled.opened(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "leeg.pdf"))
    files.close()
    assert (tmp_path / "leeg.pdf").read_bytes().startswith(b"%PDF")
    dialog.print_button.click()
    printing = filled.opened(QPrintDialog)
    printing.printer().setOutputFileName(str(tmp_path / "gedrukt.pdf"))
    printing.done(QPrintDialog.DialogCode.Accepted)
    assert (tmp_path / "gedrukt.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()
    printed = html(Moment.T1, rules.shipped(), "")
    assert "☐\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}uitstekend" in printed
    for part in questionnaire_form.words(Moment.T1, rules.shipped()):
        for piece in part:
            assert escape(piece.text) in printed
    assert "Wie antwoordde?" in printed
    assert "Dank u wel." in printed


def test_any_questionnaire_can_be_saved_to_make_another_of_it(work, card, tmp_path):
    card.table.choose(("gfi", rules.by_code()["gfi"].edition))
    card.copy_button.click()
    dialog = card.window().findChild(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "gfi.toml"))
    dialog.reject()
    assert rules.parse((tmp_path / "gfi.toml").read_text("utf-8")) == rules.by_code()["gfi"]
    failed = []
    work.failed.connect(failed.append)
    card.copy(str(tmp_path / "weg" / "gfi.toml"))
    work.failed.disconnect(failed.append)
    assert failed[0].problem is FileProblem.CANNOT_WRITE
