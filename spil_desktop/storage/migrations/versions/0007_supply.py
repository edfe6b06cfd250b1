"""What supply keeps: absences and hours, cars, places of addresses, meetings, whole rides."""

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "address_point",
        sa.Column("postcode", sa.String(length=200), nullable=False),
        sa.Column("house_number", sa.Integer(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_point")),
        sa.UniqueConstraint(
            "postcode", "house_number", name=op.f("uq_address_point_postcode_house_number")
        ),
    )
    op.create_table(
        "ride_rate",
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ride_rate")),
        sa.UniqueConstraint("from_day", name=op.f("uq_ride_rate_from_day")),
    )
    op.create_table(
        "meeting",
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_meeting_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index("ix_meeting_area_id", "meeting", ["area_id"])

    op.create_table(
        "meeting_party",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("is_offering", sa.Boolean(), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("useful", sa.Integer(), nullable=True),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.Column("recommends", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_meeting_party_meeting_id_meeting"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_party")),
    )
    op.create_index("ix_meeting_party_meeting_id", "meeting_party", ["meeting_id"])

    op.create_table(
        "volunteer_absence",
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_id"],
            ["volunteer.id"],
            name=op.f("fk_volunteer_absence_volunteer_id_volunteer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_absence")),
    )
    op.create_index("ix_volunteer_absence_volunteer_id", "volunteer_absence", ["volunteer_id"])

    op.create_table(
        "volunteer_hours",
        sa.Column("volunteer_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["volunteer_id"],
            ["volunteer.id"],
            name=op.f("fk_volunteer_hours_volunteer_id_volunteer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_hours")),
    )
    op.create_index("ix_volunteer_hours_volunteer_id", "volunteer_hours", ["volunteer_id"])

    op.create_table(
        "street_neighbour",
        sa.Column("street_id", sa.Integer(), nullable=False),
        sa.Column("other_street_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["other_street_id"],
            ["street.id"],
            name=op.f("fk_street_neighbour_other_street_id_street"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["street_id"],
            ["street.id"],
            name=op.f("fk_street_neighbour_street_id_street"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_street_neighbour")),
        sa.UniqueConstraint(
            "street_id",
            "other_street_id",
            name=op.f("uq_street_neighbour_street_id_other_street_id"),
        ),
    )
    op.create_index("ix_street_neighbour_other_street_id", "street_neighbour", ["other_street_id"])

    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ends_at", sa.Time(), nullable=True))
        batch_op.add_column(
            sa.Column("in_holidays", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("lift", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("occurrence", schema=None) as batch_op:
        batch_op.add_column(sa.Column("planned_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ends_at", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("place", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("first_visitors", sa.Integer(), nullable=True))

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("has_stairs", sa.Boolean(), nullable=True))

    with op.batch_alter_table("ride", schema=None) as batch_op:
        batch_op.add_column(sa.Column("occurrence_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("asked_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("arrives_at", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("pickup", sa.String(length=200), nullable=True))
        batch_op.add_column(
            sa.Column("is_return", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(
            sa.Column("with_companion", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("aids", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("rate", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("extra_costs", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("unmet_reason", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("called_back_on", sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f("ix_ride_occurrence_id"), ["occurrence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ride_on"), ["on"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_ride_occurrence_id_occurrence"), "occurrence", ["occurrence_id"], ["id"]
        )

    with op.batch_alter_table("volunteer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("no_stairs", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("training_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("reference_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("together_with_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("car_seats", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("car_takes_walker", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(
            sa.Column(
                "car_takes_wheelchair", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
        batch_op.add_column(sa.Column("stopped_on", sa.Date(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_volunteer_together_with_id"), ["together_with_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_volunteer_together_with_id_volunteer"),
            "volunteer",
            ["together_with_id"],
            ["id"],
        )
