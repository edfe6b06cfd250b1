from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.ui.shared.fields import DateLine, Line
from spil_desktop.ui.shared.forms import Form


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    made.add("name", "Naam", Line(), required=True)
    made.add("birth", "Geboren", DateLine(date(2025, 5, 14)), help_text="Of alleen het jaar.")
    made.add_heading("Meer")
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_input_has_a_name_and_an_explanation(form: Form) -> None:
    assert form.fields["name"].accessibleName() == "Naam (nodig)"
    assert form.fields["birth"].accessibleDescription() == "Of alleen het jaar."


def test_what_must_be_filled_and_what_is_no_date_is_told_at_the_field(form: Form) -> None:
    form.fields["birth"].setText("gisteren of zo")

    assert not form.check()
    assert form._problems["name"].text() == "Vul dit in: Naam."
    assert form._problems["birth"].isVisible()
    assert form.fields["name"].hasFocus() or not form.isActiveWindow()

    form.set_state({"name": "Zwaluw", "birth": "3-5-1941"})
    assert form.check()
    assert form.values() == {"name": "Zwaluw", "birth": date(1941, 5, 3)}
    assert form.state() == {"name": "Zwaluw", "birth": "3-5-1941"}


def test_a_refusal_is_shown_at_the_field_that_it_names(form: Form) -> None:
    assert form.show_error(SpilError(InputProblem.BIRTH_IN_FUTURE, field="birth"))
    assert form._problems["birth"].text()
    assert not form.show_error(SpilError(InputProblem.UNKNOWN_RECORD))
    form.clear_problems()
    assert not form.has_problems()
    assert form.fields["birth"].accessibleDescription() == "Of alleen het jaar."


def test_hidden_rows_are_not_asked_for(form: Form) -> None:
    form.show_row("name", shown=False)

    assert form.check()


def test_the_form_tells_that_something_was_typed(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(form.fields["name"], "Z")
