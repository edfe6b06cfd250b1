"""The area in a form."""

from spil_desktop.language import _
from spil_desktop.services import areas
from spil_desktop.ui.shared.fields import RecordBox
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.work import Work


def ask_area(form: Form, work: Work) -> RecordBox:
    """Ask for the area, unless there is only one."""
    area = form.add("area_id", _("Wijk of dorp"), RecordBox(), required=True)
    rows = work.read(areas.rows)
    area.set_records((row.id, row.name) for row in rows)
    form.show_row("area_id", shown=len(rows) != 1)
    return area
