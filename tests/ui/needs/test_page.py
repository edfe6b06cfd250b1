from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from spil_desktop.rules.vocabulary import (
    Interest,
    Layer,
    NeedStatus,
    NeedTheme,
    SubTheme,
    Urgency,
)
from spil_desktop.services import needs
from spil_desktop.services.needs import NeedFilter
from spil_desktop.ui.needs.dialogs import CloseNeedDialog, NeedDialog
from spil_desktop.ui.needs.page import NeedsPage
from tests.ui import filled
from tests.ui.filled import Neighbourhood

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def around(work):
    return Neighbourhood(work)


@pytest.fixture
def page(work, qtbot):
    made = NeedsPage(work)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    work.changed.connect(made.reload)
    made.show()
    made.reload()
    yield made
    made.close()


def shown(page):
    return [row.name for row in page.table.rows()]


def kept(work):
    wanted = NeedFilter(open_only=False)
    return work.read(lambda session: needs.rows(session, wanted, today=work.today()))


def test_a_need_is_added_by_keyboard(page, around, work, qtbot):
    someone = around.participant("Vraagma")
    around.participant("Anderma")
    assert page.table.rows() == []

    page.actions()[0].trigger()
    dialog = filled.opened(NeedDialog)
    qtbot.keyClicks(dialog.who.line, "vraag")
    dialog.theme.set_value(NeedTheme.SOCIAL_CONTACT)
    dialog.sub_theme.set_value(SubTheme.WALK)
    qtbot.keyClicks(dialog.note, "graag een blokje om")
    qtbot.keyClick(dialog, ENTER, CTRL)

    (need,) = kept(work)
    assert (need.participant_id, need.fields.sub_theme) == (someone, SubTheme.WALK)
    assert need.fields.note == "graag een blokje om"
    assert page.table.key() == need.id


def test_the_empty_list_offers_the_first_step(page, qtbot):
    assert "wat bewoners vragen" in page.empty.words.text()

    qtbot.mouseClick(page.empty.step, LEFT)
    dialog = filled.opened(NeedDialog)
    dialog.accept()

    assert dialog.form.has_problems()
    dialog.done(0)


def test_sub_themes_follow_the_theme(page, around, qtbot):
    around.company(around.participant("Themama"))
    filled.button(page.detail, "Wijzigen").click()
    dialog = filled.opened(NeedDialog)
    assert dialog.sub_theme.value() is SubTheme.VISIT

    dialog.theme.set_value(NeedTheme.SHOPPING)
    assert dialog.sub_theme.isHidden() or not dialog.sub_theme.isVisible()
    dialog.theme.set_value(NeedTheme.TRANSPORT)

    assert dialog.sub_theme.findData(SubTheme.TO_DOCTOR.value) >= 0
    assert dialog.sub_theme.findData(SubTheme.VISIT.value) < 0
    dialog.done(0)


def test_a_need_can_be_changed(page, around, work):
    around.company(around.participant("Wijzigma"))
    filled.button(page.detail, "Wijzigen").click()
    dialog = filled.opened(NeedDialog)
    dialog.urgency.set_value(Urgency.NOW)
    dialog.interests.set_value((Interest.WALKING,))
    dialog.accept()

    (need,) = kept(work)
    assert need.fields.urgency is Urgency.NOW
    assert need.fields.interests == (Interest.WALKING,)
    assert need.fields.sub_theme is SubTheme.VISIT


def test_a_need_is_closed_through_a_layer_and_opened_again(page, around, work, qtbot):
    need = around.company(around.participant("Sluitma"))
    qtbot.mouseClick(filled.button(page.detail, "Afsluiten"), LEFT)
    dialog = filled.opened(CloseNeedDialog)
    dialog.accept()
    assert dialog.form.has_problems()
    dialog.status.set_value(NeedStatus.SOLVED)
    dialog.solved_by.set_value(Layer.NEIGHBOUR)
    dialog.accept()
    assert page.table.rows() == []

    page.closed.setChecked(True)
    page.table.choose(need)
    model = page.table.records
    assert model.data(model.index(0, 3)) == "opgelost"
    words = [label.text() for label in page.detail.findChildren(type(page.empty.words))]
    assert "Opgelost via buurtgenoot." in words

    filled.button(page.detail, "Weer openen").click()
    assert kept(work)[0].status is NeedStatus.IN_PROGRESS


def test_the_way_on_is_to_matching_and_to_the_resident(page, around, work, qtbot):
    someone = around.participant("Padma")
    need = around.company(someone)
    went = filled.gone_to(work)

    qtbot.keyClick(page.table, ENTER)
    filled.button(page.detail, "Zoek wie past").click()
    filled.button(page.detail, "Naar de bewoner").click()

    assert went == [
        ("matching", need),
        ("matching", need),
        ("residents", around.person_of(someone)),
    ]


def test_filters_and_a_need_that_they_hide(page, around, work, qtbot):
    around.company(around.participant("Eerstma"), days=30)
    ride = around.company(
        around.participant("Ritstra"), theme=NeedTheme.TRANSPORT, sub_theme=None, days=5
    )
    assert shown(page) == ["Annie Eerstma", "Annie Ritstra"]

    page.theme.set_value(NeedTheme.TRANSPORT)
    assert shown(page) == ["Annie Ritstra"]
    qtbot.keyClicks(page.text, "eerst")
    assert page.empty.words.text() == "Geen hulpvraag past bij wat je zoekt."
    closing = needs.Closing(NeedStatus.WITHDRAWN, work.today() - timedelta(days=1))
    around.do(lambda session: needs.close(session, ride, closing, today=work.today()))
    page.show_record(ride)

    assert page.remember() == ride
    assert page.first_focus() is page.table
