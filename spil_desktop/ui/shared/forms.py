"""Forms in code: rows of label, input, explanation and problem, with values, drafts and errors."""

from typing import Any, TypeVar, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.texts import problems
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import DateLine, Field

W = TypeVar("W", bound=QWidget)


class Form(QWidget):
    """Rows of inputs in a QFormLayout, labels above them.

    `add` gives each input its label, its accessible name and a place for one sentence when
    something is wrong. `values()` is what was filled in by name; `state()` what stands there.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._problems: dict[str, QLabel] = {}
        self._labels: dict[str, str] = {}
        self._words: dict[str, QLabel] = {}
        self._help: dict[str, str] = {}
        self._required: set[str] = set()
        self._after_wide = False
        self.grid = QFormLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.grid.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.grid.setVerticalSpacing(theme.px(4))

    def minimumSizeHint(self) -> QSize:
        """Return the height that is needed at the width of now: chips go beside each other."""
        least = super().minimumSizeHint()
        wide = max(self.width(), least.width())
        return QSize(least.width(), min(least.height(), self.heightForWidth(wide)))

    def add(
        self, name: str, label: str, field: W, *, help_text: str = "", required: bool = False
    ) -> W:
        """Add `field` under `label` and return it; `help_text` stands small below it."""
        shown = _("{label} (nodig)").format(label=label) if required else label
        words = blocks.label(shown, "label")
        words.setBuddy(field)
        problem = blocks.label("", "problem")
        problem.hide()
        place = QWidget()
        inside = QVBoxLayout(place)
        inside.setContentsMargins(0, theme.px(8) * self._after_wide, 0, theme.px(10))
        self._after_wide = False
        inside.setSpacing(theme.px(3))
        inside.addWidget(words)
        inside.addWidget(field)
        if help_text:
            inside.addWidget(blocks.quiet(help_text))
            field.setAccessibleDescription(help_text)
        inside.addWidget(problem)
        place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        field.setAccessibleName(shown)
        field.setObjectName(name)
        self.grid.addRow(place)
        self.fields[name] = field
        self._problems[name] = problem
        self._labels[name] = label
        self._words[name] = words
        self._help[name] = help_text
        if required:
            self._required.add(name)
        cast("Field", field).edited.connect(self.edited)
        return field

    def require(self, name: str, *, needed: bool) -> None:
        """Say whether input `name` must be filled, when that depends on another input."""
        (self._required.add if needed else self._required.discard)(name)
        label = self._labels[name]
        shown = _("{label} (nodig)").format(label=label) if needed else label
        self._words[name].setText(shown)
        self.fields[name].setAccessibleName(shown)

    def add_heading(self, text: str) -> None:
        """Begin a new part of the form."""
        words = blocks.heading(text)
        words.setContentsMargins(0, theme.px(8) if self.grid.rowCount() else 0, 0, 0)
        self.grid.addRow(words)
        self._after_wide = False

    def add_wide(self, widget: QWidget) -> None:
        """Add something that is no input, over the whole width."""
        self.grid.addRow(widget)
        self._after_wide = True

    def beside(self, *names: str) -> None:
        """Put the rows of these inputs beside each other, in the place of the first.

        Such a row is shown or hidden as a whole: `show_row` does not know its inputs apart.
        """
        places = [self.fields[name].parentWidget() for name in names]
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        at = self.grid.rowCount()
        for place in places:
            column = None if place is None else place.layout()
            if place is not None and column is not None:
                above = max(inside.contentsMargins().top(), column.contentsMargins().top())
                inside.setContentsMargins(0, above, 0, 0)  # over all of them, or none
                column.setContentsMargins(0, 0, 0, theme.px(10))
                at = min(at, self.grid.getWidgetPosition(place)[0])  # type: ignore[index]
                self.grid.takeRow(place)
                inside.addWidget(place, 1, Qt.AlignmentFlag.AlignTop)
        self.grid.insertRow(at, row)

    def show_row(self, name: str, *, shown: bool) -> None:
        """Show or hide the row of input `name`."""
        place = self.fields[name].parentWidget()
        if place is not None:
            self.grid.setRowVisible(place, shown)

    def values(self) -> dict[str, Any]:
        """Return the value of every input, by name."""
        return {name: cast("Field", field).value() for name, field in self.fields.items()}

    def state(self) -> dict[str, Any]:
        """Return what stands in the form, as a draft can keep it."""
        return {name: cast("Field", field).state() for name, field in self.fields.items()}

    def set_state(self, state: dict[str, Any]) -> None:
        """Put a draft back; inputs that it does not know stay as they are."""
        for name, field in self.fields.items():
            if name in state:
                cast("Field", field).set_state(state[name])

    def check(self) -> bool:
        """Say whether all required inputs are filled and all dates are dates; show what is not."""
        self.clear_problems()
        for name, field in self.fields.items():
            if not field.isVisibleTo(self):
                continue
            value = cast("Field", field).value()
            if isinstance(field, DateLine) and field.is_wrong():
                self.show_problem(name, _("Dit is geen datum. Typ bijvoorbeeld 3-5-2025."))
            elif name in self._required and (value is None or value == ()):
                text = _("Vul dit in: {label}.").format(label=self._labels[name])
                self.show_problem(name, text.replace("?.", "?"))
        return not self.has_problems()

    def show_problem(self, name: str, text: str) -> None:
        """Show `text` at input `name`; the first problem gets the keyboard."""
        first = not self.has_problems()
        field, problem = self.fields[name], self._problems[name]
        problem.setText(text)
        problem.show()
        field.setProperty("problem", "true")
        field.setAccessibleDescription(text)
        theme.restyle(field)
        if first:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: SpilError) -> bool:
        """Show a refusal at the input that its value "field" names; False if there is none."""
        name = str(error.values.get("field", ""))
        if name not in self.fields:
            return False
        self.show_problem(name, problems.sentence(error))
        return True

    def has_problems(self) -> bool:
        """Say whether a problem is shown."""
        return any(field.property("problem") == "true" for field in self.fields.values())

    def clear_problems(self) -> None:
        """Take all problems away."""
        for name, problem in self._problems.items():
            field = self.fields[name]
            problem.hide()
            if field.property("problem") == "true":
                field.setProperty("problem", "false")
                field.setAccessibleDescription(self._help[name])
                theme.restyle(field)
