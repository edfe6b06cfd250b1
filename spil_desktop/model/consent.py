"""What people allow, one purpose at a time, with its history."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import ConsentForm, ConsentState, Purpose, SharedField


class Consent(Record):
    """One answer to one question for consent; the newest per purpose and recipient holds.

    `shared` are the fields that may go to the recipient; without any the answer is about all.
    """

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_person", "person_id", "purpose"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    purpose: Mapped[Purpose] = mapped_column(code(Purpose))
    recipient: Mapped[str | None] = mapped_column(Short)
    shared: Mapped[tuple[SharedField, ...]] = mapped_column(
        Codes(SharedField), default=(), nullable=True
    )
    state: Mapped[ConsentState] = mapped_column(code(ConsentState))
    decided_on: Mapped[date]
    form: Mapped[ConsentForm] = mapped_column(code(ConsentForm))
    text_version: Mapped[str | None] = mapped_column(Short)
    by_representative: Mapped[bool] = mapped_column(default=False)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
