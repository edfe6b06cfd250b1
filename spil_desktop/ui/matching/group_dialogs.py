"""The forms of a small group: the activity that it becomes, or why it does not fit."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.groups import Minded
from spil_desktop.rules.vocabulary import Act, RunBy
from spil_desktop.services import groups
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.groups import Formed, SuggestedGroup
from spil_desktop.texts import dates
from spil_desktop.texts import groups as texts
from spil_desktop.ui.activities.dialogs import ActivityDialog
from spil_desktop.ui.matching.dialogs import MatchDialog
from spil_desktop.ui.shared.fields import Suggested
from spil_desktop.ui.work import Work


class FormGroupDialog(MatchDialog, ActivityDialog):
    """Asks what the group will do, where and when; `saved` carries the number of the activity."""

    def __init__(self, work: Work, parent: QWidget, group: SuggestedGroup) -> None:
        super().__init__(
            work,
            parent,
            title=_("Groepje beginnen"),
            start=_start(group),
            guests=[(one.need_id, one.name) for one in group.members],
        )

    def add(self, fields: ActivityFields) -> object:
        """Keep the activity with the people who are ticked on the list of its first time."""
        asked, today = self.guests.value(), self.work.today()
        formed: Formed = self.work.write(
            Act.FORM_GROUP, lambda session: groups.form(session, fields, asked, today=today)
        )
        said = ngettext(
            "De activiteit begint op {date}. {number} bewoner staat op de lijst: bel haar nu.",
            "De activiteit begint op {date}. {number} bewoners staan op de lijst: bel hen nu.",
            formed.invited + formed.waiting,
        )
        self.work.said.emit(
            said.format(
                date=dates.day_and_date(formed.first_on), number=formed.invited + formed.waiting
            ),
            True,
        )
        return formed.activity_id


class TurnDownGroupDialog(MatchDialog):
    """Asks, if she wants to say so, why these people do not fit together; it is remembered."""

    def __init__(self, work: Work, parent: QWidget, group: SuggestedGroup) -> None:
        super().__init__(work, _("Dit groepje past niet"), parent, save=_("Niet meer voorstellen"))
        self._group = group
        reasons = (
            _("niet deze mensen samen"),
            _("geen plek in de buurt"),
            _("niemand die het kan trekken"),
            _("er is al iets"),
        )
        self.reason = self.form.add(
            "reason",
            _("Waarom niet? (mag leeg)"),
            Suggested(reasons),
            help_text=_(
                "Spil stelt deze mensen voor deze vragen niet meer met elkaar voor."
                " Past alleen één van hen niet? Begin dan het groepje en vink die bewoner uit."
            ),
        )
        self.ready()

    def save(self) -> object:
        """Remember it."""
        key, reason, today = self._group.key, self.reason.value(), self.work.today()
        self.work.write(
            Act.REFUSE_PROPOSAL,
            lambda session: groups.turn_down(session, key, today=today, reason=reason),
            _("Onthouden. Dit groepje wordt niet meer voorgesteld."),
        )
        return key


def _start(group: SuggestedGroup) -> ActivityFields:
    """Fill in what is known: what they like, when all can, and how the place must be."""
    minded = {one.kind for one in group.group.reservations}
    chair = Minded.WHEELCHAIR in minded
    return ActivityFields(
        name=texts.name(group.group),
        area_id=group.area_id,
        held=group.group.day_parts[:1],
        interests=(group.group.interest,),
        wheelchair=chair,
        walker=chair or Minded.WALKER in minded,
        run_by=RunBy.TOGETHER,
        started_on=group.starts_on,
    )
