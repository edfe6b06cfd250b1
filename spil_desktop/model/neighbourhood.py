"""How a neighbourhood lies, and what was decided there."""

from datetime import date

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import DecidedBy


class StreetNeighbour(Record):
    """Two streets that lie side by side, as the office says; kept once a pair."""

    __tablename__ = "street_neighbour"
    __table_args__ = (UniqueConstraint("street_id", "other_street_id"),)
    street_id: Mapped[int] = mapped_column(ForeignKey("street.id", ondelete="CASCADE"))
    other_street_id: Mapped[int] = mapped_column(
        ForeignKey("street.id", ondelete="CASCADE"), index=True
    )


class Decision(Record):
    """Something that the work in an area asked for and that was decided, by the team or others.

    `what` says what it was about, without names.
    """

    __tablename__ = "decision"
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    decided_on: Mapped[date]
    decided_by: Mapped[DecidedBy] = mapped_column(code(DecidedBy))
    what: Mapped[str] = mapped_column(Text)


class AddressPoint(Record):
    """Where an address lies, in degrees, read from a list that the office brought itself."""

    __tablename__ = "address_point"
    __table_args__ = (UniqueConstraint("postcode", "house_number"),)
    postcode: Mapped[str] = mapped_column(Short)
    house_number: Mapped[int]
    latitude: Mapped[float]
    longitude: Mapped[float]
