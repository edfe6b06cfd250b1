"""Uw verhaal in beeld: what she answered, shown to her at once, in large type."""

from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from spil_desktop.files import measured_story
from spil_desktop.files.measured_story import AskedOne, Said, Story, StoryPart
from spil_desktop.language import _
from spil_desktop.services import measurements, questionnaires
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.visits.dots import Dots
from spil_desktop.ui.visits.papers import Papers
from spil_desktop.ui.work import Session, Work

_FILLED, _OPEN = "●", "○"
_WIDE: Final = 820
_HIGH: Final = 760


class StoryDialog(Dialog):
    """Her answers at every moment beside each other; nothing here judges her."""

    def __init__(self, work: Work, parent: QWidget, name: str, participant_id: int) -> None:
        super().__init__(work, _("Uw verhaal in beeld"), parent)
        self.story = work.read(lambda session: _read(session, name, participant_id))
        self.papers = Papers(work, self)
        self.body.addWidget(blocks.label(self.story.name, "large_strong"))
        self.body.addWidget(blocks.label(self.story.opening, "large"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(16))
        for part in self.story.parts:
            column.addWidget(_part(part))
        column.addWidget(blocks.label(self.story.closing, "large"))
        column.addStretch(1)
        self.body.addWidget(blocks.scrolled(inside), 1)
        self.print_button = blocks.button(_("Afdrukken"), "printer-line")
        self.save_button = blocks.button(_("Opslaan als PDF"), "file-pdf-line")
        self.close_button = blocks.button(_("Sluiten"), kind="primary")
        self.close_button.setDefault(True)
        self.body.addLayout(blocks.row(1, self.print_button, self.save_button, self.close_button))
        self.print_button.clicked.connect(self.print_story)
        self.save_button.clicked.connect(self.save_story)
        self.close_button.clicked.connect(self.accept)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(_WIDE), room.width()), min(theme.px(_HIGH), room.height()))
        self.close_button.setFocus()

    def save_story(self) -> None:
        """Ask where the page goes; the name of the file says nothing of whom it is."""
        self.papers.ask_file(
            _("uw-verhaal.pdf"), self._write, _("Opgeslagen. Geef het alleen aan wie erop staat.")
        )

    def print_story(self) -> None:
        """Print the same words."""
        self.papers.print_words(html(self.story))

    def _write(self, path: Path) -> None:
        measured_story.write(self.story, path, made_on=self.work.today())


def html(story: Story) -> str:
    """Return the words of a story for the printer, in the size of the PDF."""
    found = [f"<h1>{escape(story.title)}</h1><p>{escape(story.name)}</p>"]
    found.append(f"<p>{escape(story.opening)}</p>")
    for part in story.parts:
        found.append(f"<h2>{escape(part.heading)}</h2>")
        for one in part.questions:
            said = "<br/>".join(map(_line, one.answers))
            found.append(f"<p><b>{escape(one.question)}</b><br/>{said}</p>")
        found += [f"<p>{escape(note)}</p>" for note in part.notes]
    found.append(f"<p>{escape(story.closing)}</p>")
    return f"<div style='font-size:{measured_story.SIZE}pt'>{''.join(found)}</div>"


def _line(said: Said) -> str:
    dots = " ".join(_FILLED if dot == said.place else _OPEN for dot in range(said.dots))
    return escape(f"{said.when}: {dots} {said.words}")


def _read(session: Session, name: str, participant_id: int) -> Story:
    taken = measurements.of_participant(session, participant_id)
    return measured_story.words(name, taken, questionnaires.editions(session))


def _part(part: StoryPart) -> QWidget:
    card = blocks.Card()
    card.body.addWidget(blocks.label(part.heading, "title"))
    for one in part.questions:
        card.body.addWidget(_asked(one))
    for note in part.notes:
        card.body.addWidget(blocks.label(note, "large"))
    return card


def _asked(one: AskedOne) -> QWidget:
    """Return a question with a line for every moment: when, dots, words."""
    shown = QWidget()
    grid = QGridLayout(shown)
    grid.setContentsMargins(0, theme.px(8), 0, 0)
    grid.setHorizontalSpacing(theme.px(16))
    grid.addWidget(blocks.label(one.question, "large"), 0, 0, 1, 3)
    for row, said in enumerate(one.answers, 1):
        grid.addWidget(blocks.label(said.when, "large", wrap=False), row, 0)
        if said.dots:
            grid.addWidget(Dots(said.dots, said.place), row, 1)
        grid.addWidget(blocks.label(said.words, "large_strong"), row, 2)
    grid.setColumnStretch(2, 1)
    return shown
