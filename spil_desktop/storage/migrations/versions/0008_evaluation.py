"""What an evaluation needs: own questionnaires, missed moments, opinions, targets, stories."""

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "questionnaire",
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("edition", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
        sa.UniqueConstraint("code", "edition", name=op.f("uq_questionnaire_code_edition")),
    )
    op.create_table(
        "reference_figure",
        sa.Column("measure", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=200), nullable=True),
        sa.Column("region", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_figure")),
        sa.UniqueConstraint(
            "measure",
            "category",
            "region",
            "year",
            name=op.f("uq_reference_figure_measure_category_region_year"),
        ),
    )
    op.create_table(
        "opinion",
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column(
            "given_by",
            sa.String(length=40),
            nullable=False,
        ),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.Column("timely", sa.Integer(), nullable=True),
        sa.Column("reachable", sa.Integer(), nullable=True),
        sa.Column("useful", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_opinion_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
    )
    op.create_index("ix_opinion_area_id", "opinion", ["area_id"])
    op.create_table(
        "target",
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column(
            "indicator",
            sa.String(length=40),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_target_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint(
            "area_id", "period", "indicator", name=op.f("uq_target_area_id_period_indicator")
        ),
    )
    op.create_index("ix_target_area_id", "target", ["area_id"])
    op.create_table(
        "missed_measurement",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column(
            "moment",
            sa.String(length=40),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.String(length=40),
            nullable=False,
        ),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_missed_measurement_participant_id_participant"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missed_measurement")),
        sa.UniqueConstraint(
            "participant_id", "moment", name=op.f("uq_missed_measurement_participant_id_moment")
        ),
    )
    op.create_index(
        "ix_missed_measurement_participant_id", "missed_measurement", ["participant_id"]
    )
    op.create_table(
        "story",
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column(
            "consent_form",
            sa.String(length=40),
            nullable=True,
        ),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_story_area_id_area")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_story_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    op.create_index("ix_story_area_id", "story", ["area_id"])
    op.create_index("ix_story_participant_id", "story", ["participant_id"])
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "mode",
                sa.String(length=40),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("interviewer", sa.String(length=200), nullable=True))
