"""What daily casework keeps: visits, networks, signals, safety, referrals, rounds, reviews."""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "merge",
        sa.Column("kept_person_id", sa.Integer(), nullable=False),
        sa.Column("removed_person_id", sa.Integer(), nullable=False),
        sa.Column("merged_on", sa.Date(), nullable=False),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("images", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
    )
    op.create_index("ix_merge_kept_person_id", "merge", ["kept_person_id"])

    op.create_table(
        "postponement",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postponement")),
    )
    op.create_index("ix_postponement_line", "postponement", ["kind", "record_id"])

    op.create_table(
        "saved_list",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_list")),
        sa.UniqueConstraint("name", name=op.f("uq_saved_list_name")),
    )
    op.create_table(
        "organisation_person",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_person_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_person")),
    )
    op.create_index(
        "ix_organisation_person_organisation_id", "organisation_person", ["organisation_id"]
    )

    op.create_table(
        "hand_over",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("recipient", sa.String(length=200), nullable=False),
        sa.Column("file_code", sa.String(length=200), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_hand_over_participant_id_participant"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
    )
    op.create_index("ix_hand_over_participant_id", "hand_over", ["participant_id"])

    op.create_table(
        "safety_file",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("decision", sa.String(length=40), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("destroy_on", sa.Date(), nullable=True),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["user.id"], name=op.f("fk_safety_file_opened_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_safety_file_participant_id_participant"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_file")),
    )
    op.create_index("ix_safety_file_participant_id", "safety_file", ["participant_id"])

    op.create_table(
        "door",
        sa.Column("street_id", sa.Integer(), nullable=False),
        sa.Column("house_number", sa.Integer(), nullable=False),
        sa.Column("house_addition", sa.String(length=200), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["street_id"], ["street.id"], name=op.f("fk_door_street_id_street")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door")),
        sa.UniqueConstraint(
            "street_id",
            "house_number",
            "house_addition",
            name=op.f("uq_door_street_id_house_number_house_addition"),
        ),
    )
    op.create_index("ix_door_street_id", "door", ["street_id"])

    op.create_table(
        "home_visit",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("contact_moment_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_moment_id"],
            ["contact_moment.id"],
            name=op.f("fk_home_visit_contact_moment_id_contact_moment"),
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_home_visit_participant_id_participant"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_visit")),
    )
    with op.batch_alter_table("home_visit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_home_visit_contact_moment_id"), ["contact_moment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_home_visit_participant_id"), ["participant_id"], unique=False
        )

    op.create_table(
        "safety_entry",
        sa.Column("safety_file_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("consulted", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["safety_file_id"],
            ["safety_file.id"],
            name=op.f("fk_safety_entry_safety_file_id_safety_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_entry")),
    )
    op.create_index("ix_safety_entry_file", "safety_entry", ["safety_file_id", "on"])

    op.create_table(
        "match_review",
        sa.Column("match_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.Column("participant_click", sa.Integer(), nullable=True),
        sa.Column("participant_mark", sa.Integer(), nullable=True),
        sa.Column("volunteer_click", sa.Integer(), nullable=True),
        sa.Column("volunteer_mark", sa.Integer(), nullable=True),
        sa.Column("frequency", sa.String(length=40), nullable=True),
        sa.Column("together", sa.Text(), nullable=True),
        sa.Column("goes_on", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["match_id"],
            ["match.id"],
            name=op.f("fk_match_review_match_id_match"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_review")),
    )
    op.create_index("ix_match_review_match_id", "match_review", ["match_id"])

    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.add_column(sa.Column("key_figure_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_activity_key_figure_id"), ["key_figure_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_activity_key_figure_id_key_figure"),
            "key_figure",
            ["key_figure_id"],
            ["id"],
        )

    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("direction", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("strength", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("frequency", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("nearness", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("until", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("has_key", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("is_overburdened", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("contact_moment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("together_with_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("by_user_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_contact_moment_together_with_id"), ["together_with_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_contact_moment_together_with_id_contact_moment"),
            "contact_moment",
            ["together_with_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_contact_moment_by_user_id_user"), "user", ["by_user_id"], ["id"]
        )

    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.add_column(sa.Column("need_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("signal_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("referral_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_follow_up_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_referral_id"), ["referral_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_signal_id"), ["signal_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_follow_up_need_id_need"), "need", ["need_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_follow_up_referral_id_referral"), "referral", ["referral_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_follow_up_signal_id_signal"), "signal", ["signal_id"], ["id"]
        )

    with op.batch_alter_table("key_figure", schema=None) as batch_op:
        batch_op.add_column(sa.Column("frequency", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("last_spoken_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("confidentiality_on", sa.Date(), nullable=True))

    with op.batch_alter_table("match", schema=None) as batch_op:
        batch_op.add_column(sa.Column("met_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("trial_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("participant_expects", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("volunteer_expects", sa.Text(), nullable=True))

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("themes", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("address", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("email", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("website", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("opening_hours", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))

    with op.batch_alter_table("outreach", schema=None) as batch_op:
        batch_op.add_column(sa.Column("flyers", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(
            sa.Column("visits_wanted", sa.Integer(), nullable=False, server_default="0")
        )

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("report_note", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("report_urgency", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("informed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("handed_to", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("content_erased_on", sa.Date(), nullable=True))

    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.add_column(sa.Column("organisation_person_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("direction", sa.String(length=40), nullable=False, server_default="outgoing")
        )
        batch_op.add_column(sa.Column("shared", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("question", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("reminded_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("feedback", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("arrived", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("arrived_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("answered_on", sa.Date(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_referral_organisation_person_id"),
            ["organisation_person_id"],
            unique=False,
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_referral_organisation_person_id_organisation_person"),
            "organisation_person",
            ["organisation_person_id"],
            ["id"],
        )
        batch_op.drop_column("shared_fields")

    with op.batch_alter_table("signal", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("route", sa.String(length=40), nullable=False, server_default="light")
        )
        batch_op.add_column(sa.Column("reported_by", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("contact_moment_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("owner_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("acted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("consulted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("consulted_with", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("consultation", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("outcome_kind", sa.String(length=40), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_signal_contact_moment_id"), ["contact_moment_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_signal_contact_moment_id_contact_moment"),
            "contact_moment",
            ["contact_moment_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_signal_owner_id_user"), "user", ["owner_id"], ["id"]
        )

    with op.batch_alter_table("street", schema=None) as batch_op:
        batch_op.add_column(sa.Column("explored_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("addresses", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("map_column", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("map_row", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("sees_safety", sa.Boolean(), nullable=False, server_default=sa.false())
        )
