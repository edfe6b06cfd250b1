"""What the office told of distances: which streets lie side by side, and where addresses lie."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.model import AddressPoint, Person, Street, StreetNeighbour
from spil_desktop.rules.candidates import Address
from spil_desktop.services.prepared import Prepared

_FEW = 200
"""So many postcodes are asked by name; above it the whole list is read at once."""

StreetKey = tuple[int | None, str]
"""A street: its area, and its name in lower case."""


@dataclass(frozen=True, slots=True)
class Around:
    """Streets by the street beside them, and degrees by postcode and house number."""

    beside: Mapping[StreetKey, frozenset[str]]
    points: Mapping[tuple[str, int], tuple[float, float]]

    def address(self, address: Address) -> Address:
        """Return the address with where it lies, when that is known."""
        if not self.points or address.postcode is None or address.house_number is None:
            return address
        point = self.points.get((address.postcode, address.house_number))
        if point is None:
            return address
        return address._replace(latitude=point[0], longitude=point[1])

    def beside_of(self, area_id: int | None, street: str | None) -> frozenset[str]:
        """Return the streets beside a street of an area, in lower case."""
        return self.beside.get((area_id, (street or "").strip().casefold()), frozenset())


def beside(session: Session) -> dict[StreetKey, frozenset[str]]:
    """Return for every street which streets lie beside it; what nobody told lies nowhere."""
    found: dict[StreetKey, set[str]] = {}
    for area_id, name, other_area_id, other_name in _beside().rows(session):
        if area_id == other_area_id:
            here, there = name.strip().casefold(), other_name.strip().casefold()
            found.setdefault((area_id, here), set()).add(there)
            found.setdefault((area_id, there), set()).add(here)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def _beside() -> Prepared:
    one, other = aliased(Street), aliased(Street)
    return Prepared(
        select(
            one.area_id,
            one.name,
            other.area_id.label("other_area_id"),
            other.name.label("other_name"),
        )
        .select_from(StreetNeighbour)
        .join(one, one.id == StreetNeighbour.street_id)
        .join(other, other.id == StreetNeighbour.other_street_id)
    )


POINT: Final = (AddressPoint.latitude, AddressPoint.longitude)
AT_HER_DOOR: Final = (
    AddressPoint,
    and_(
        AddressPoint.postcode == Person.postcode, AddressPoint.house_number == Person.house_number
    ),
)
"""What to select and to join, so that a query tells where the address of a `Person` lies."""


def points(
    session: Session, postcodes: Collection[str | None] | None = None
) -> dict[tuple[str, int], tuple[float, float]]:
    """Return where addresses lie, of these postcodes or of all."""
    wanted = select(
        AddressPoint.postcode,
        AddressPoint.house_number,
        AddressPoint.latitude,
        AddressPoint.longitude,
    )
    if postcodes is not None and len(postcodes) <= _FEW:
        wanted = wanted.where(AddressPoint.postcode.in_([code for code in postcodes if code]))
    return {
        (postcode, number): (latitude, longitude)
        for postcode, number, latitude, longitude in session.execute(wanted)
    }
