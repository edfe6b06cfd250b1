import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from spil_desktop.model import FollowUp
from spil_desktop.rules.queries import FileState, Role
from spil_desktop.rules.vocabulary import Act, NeedTheme, ParticipantStatus
from spil_desktop.services import lists
from spil_desktop.services.lists import ListFields
from spil_desktop.ui.lists.bulk import BulkDialog, Kind
from spil_desktop.ui.lists.dialogs import ColumnsDialog, ListDialog
from spil_desktop.ui.residents.page import ResidentsPage
from spil_desktop.ui.volunteers.page import VolunteersPage
from tests.services import made

LEFT = Qt.MouseButton.LeftButton
AREA = 1


@pytest.fixture
def three(work):
    """Person and participant numbers of three residents: active, reported, closed."""

    def fill(session):
        from spil_desktop.model import Participant  # noqa: PLC0415 - only here

        found = {}
        for name, status in (
            ("Actief", ParticipantStatus.ACTIVE),
            ("Gemeld", ParticipantStatus.REPORTED),
            ("Zwaan", ParticipantStatus.CLOSED),
        ):
            number = made.participant(session, AREA, name, status=status)
            found[name] = session.get_one(Participant, number).person_id
        made.volunteer(session, AREA, "Helpstra")
        return found

    return work.write(Act.REGISTER, fill)


@pytest.fixture
def page(qtbot, work, three):
    made_page = ResidentsPage(work)
    qtbot.addWidget(made_page)
    made_page.resize(1200, 800)
    made_page.show()
    made_page.reload()
    return made_page


def names(page):
    return [row.name.family_name for row in page.table.rows()]


def dialog_of(page, kind):
    return page.window().findChildren(kind)[-1]


def test_query_words_in_the_line_and_what_is_not_understood(qtbot, page):
    qtbot.keyClicks(page.text, "-gesloten")
    assert names(page) == ["Actief", "Gemeld"]
    page.text.clear()
    qtbot.keyClicks(page.text, "fase:gemeld")
    assert names(page) == ["Gemeld"]
    page.text.clear()
    qtbot.keyClicks(page.text, "buurt:x")
    assert "dubbele punt" in page.problem.text()
    assert page.problem.isVisibleTo(page)
    page.text.clear()
    qtbot.keyClicks(page.text, "zwaan")
    assert names(page) == ["Zwaan"]
    assert not page.problem.isVisibleTo(page)


def test_the_form_and_the_line_say_the_same(qtbot, work, page):
    qtbot.mouseClick(page.lists.compose_button, LEFT)
    dialog = dialog_of(page, ListDialog)
    qtbot.keyClicks(dialog.line, "wijk:Bouwen vervoer -gesloten leeftijd:80+")
    values = {name: part.value() for name, part in dialog.parts.items()}
    assert (values["area"], values["text"]) == ("Bouwen", "vervoer")
    assert (values["status"], values["age_from"]) == (FileState.OPEN, 80)

    dialog.parts["themes"].set_value((NeedTheme.TRANSPORT,))
    dialog.parts["age_to"].set_state(90)
    assert dialog.line.value() == ("wijk:Bouwen status:open thema:vervoer leeftijd:80-90 vervoer")
    dialog.parts["since"].set_state("ooit")
    assert dialog.form.has_problems()
    dialog.parts["since"].set_state("")
    dialog.parts["role"].set_state(Role.VOLUNTEER)
    assert dialog.line.value() == "rol:vrijwilliger wijk:Bouwen status:open leeftijd:80-90 vervoer"
    assert not dialog.parts["themes"].isVisibleTo(dialog)
    dialog.line.set_state("buurt:x")
    assert dialog.form.has_problems()
    dialog.accept()
    assert dialog.isVisible()
    dialog.line.set_state("fase:actief")
    dialog.accept()
    assert page.text.value() == "fase:actief"
    assert names(page) == ["Actief"]


def test_a_list_is_kept_opened_changed_moved_and_removed(qtbot, work, window, three):
    window.go("residents")
    page = window.stack.page()
    qtbot.mouseClick(page.lists.compose_button, LEFT)
    dialog = dialog_of(page, ListDialog)
    qtbot.keyClicks(dialog.line, "-gesloten")
    qtbot.keyClicks(dialog.name, "Mijn mensen")
    dialog.accept()
    work.write(Act.EDIT_LIST, lambda session: lists.add(session, ListFields("Nieuw", "gemeld")))
    window.count()
    shown = [button.accessibleName() for button in window.navigation.lists()]
    assert shown == ["Mijn mensen, 2 in de lijst", "Nieuw, 1 in de lijst"]

    qtbot.mouseClick(window.navigation.lists()[1], LEFT)
    assert page.lists.name.text() == "Nieuw"
    assert names(page) == ["Gemeld"]
    page.lists.up.trigger()
    window.count()
    assert [button.name for button in window.navigation.lists()] == ["Nieuw", "Mijn mensen"]
    (command,) = [one for one in window.actions_here() if one.text() == "Open lijst: Mijn mensen"]
    command.trigger()
    assert page.lists.name.text() == "Mijn mensen"
    qtbot.mouseClick(window.navigation.lists()[0], LEFT)
    page.lists.down.trigger()

    qtbot.mouseClick(page.lists.columns_button, LEFT)
    columns = dialog_of(page, ColumnsDialog)
    columns.ticks["open_needs"].setChecked(True)
    columns.ticks["age"].setChecked(False)
    qtbot.keyClick(columns, Qt.Key.Key_Return)
    titles = [column.title for column in page.table.records.columns]
    assert titles == ["Naam", "Fase", "Open vragen"]
    number = page.lists.number
    assert work.read(lambda session: lists.find(session, number)).fields.columns == (
        "status",
        "open_needs",
    )

    qtbot.mouseClick(page.lists.compose_button, LEFT)
    dialog = dialog_of(page, ListDialog)
    dialog.name.set_state("Net gemeld")
    dialog.accept()
    assert page.lists.name.text() == "Net gemeld"
    assert page.remember()["list"] == number
    page.lists.away.trigger()
    assert page.lists.number is None
    assert names(page) == ["Actief", "Gemeld", "Zwaan"]
    work.undo()
    window.count()
    assert len(window.navigation.lists()) == 2
    page.recall({"key": None, "list": number})
    assert names(page) == ["Gemeld"]
    qtbot.mouseClick(page.lists.close_button, LEFT)
    assert [column.title for column in page.table.records.columns] == ["Naam", "Fase", "Leeftijd"]


def test_a_list_of_volunteers_opens_on_their_page(qtbot, work, window, three):
    number = work.write(
        Act.EDIT_LIST,
        lambda session: lists.add(session, ListFields("Helpers", "rol:vrijwilliger -gesloten")),
    )
    window.count()
    qtbot.mouseClick(window.navigation.lists()[0], LEFT)

    page = window.stack.page()
    assert isinstance(page, VolunteersPage)
    assert page.list_name.text() == "Helpers"
    assert len(page.table.rows()) == 1
    work.write(Act.EDIT_LIST, lambda session: lists.remove(session, number))
    assert not page.list_head.isVisibleTo(page)


def test_one_act_for_many_with_a_preview_and_one_undo(qtbot, work, page):
    qtbot.mouseClick(page.lists.many_button, LEFT)
    dialog = dialog_of(page, BulkDialog)
    said = [dialog.preview.records.columns[1].text(row) for row in dialog.preview.rows()]
    assert [text.split(" op ")[0] for text in said] == [
        "bellen",
        "bellen",
        "overgeslagen: het dossier is afgesloten",
    ]
    assert dialog.said.text() == (
        "Bij 2 bewoners gebeurt dit. 1 wordt overgeslagen; hieronder staat waarom."
    )
    assert dialog.save_button.text() == "Doen voor 2 bewoners"

    dialog.act_for.set_state(Kind.STAGE)
    assert not dialog.save_button.isEnabled()
    dialog.status.set_value(ParticipantStatus.ACTIVE)
    said = [dialog.preview.records.columns[1].text(row) for row in dialog.preview.rows()]
    assert said[1] == "overgeslagen: geen toestemming voor een dossier"
    assert not dialog.save_button.isEnabled()

    dialog.act_for.set_state(Kind.FOLLOW_UP)
    dialog.accept()
    count = work.read(lambda session: len(session.scalars(select(FollowUp)).all()))
    assert count == 2
    work.undo()
    assert work.read(lambda session: session.scalars(select(FollowUp)).all()) == []


def test_only_the_chosen_rows(qtbot, page):
    page.table.selectRow(0)
    page.table.selectionModel().select(
        page.table.records.index(1, 0),
        page.table.selectionModel().SelectionFlag.Select
        | page.table.selectionModel().SelectionFlag.Rows,
    )
    page.lists.act()

    assert len(dialog_of(page, BulkDialog).preview.rows()) == 2
