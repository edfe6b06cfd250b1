"""What the command `match` answers: JSON with codes and sentences, or lines for a reader."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from spil_desktop.language import _
from spil_desktop.rules.planning import WhyOpen
from spil_desktop.services.matching import AreaPlan, AskedNeed, RankedCandidate
from spil_desktop.texts import matching, why_open
from spil_desktop.texts.labels import label

_DECIMALS = 4


def candidates_as_json(
    need_id: int, found: Sequence[RankedCandidate], why: WhyOpen | None = None
) -> dict[str, Any]:
    """Return the candidates of one need, best first; `why` tells why there are none."""
    return {
        "need": need_id,
        "candidates": [_candidate(one) for one in found],
        "why_none": why_open.sentence(why) if why else None,
    }


def candidate_lines(
    found: Sequence[RankedCandidate], why: WhyOpen | None = None
) -> tuple[str, ...]:
    """Return the candidates of one need for a reader, a line each."""
    if why:
        return (_("Niemand gevonden: {why}.").format(why=why_open.sentence(why)),)
    return tuple(f"{place}. {_line(one)}" for place, one in enumerate(found, start=1))


def plan_lines(plan: AreaPlan) -> tuple[str, ...]:
    """Return a plan for a reader: a line for each proposal, then what stays open and why."""
    return (
        *(f"{_asked(line.need)} → {_line(line.candidate)}" for line in plan.lines),
        *(
            _("{need}: blijft open, {why}").format(
                need=_asked(one.need), why=why_open.sentence(one.why)
            )
            for one in plan.left
        ),
    )


def plan_as_json(plan: AreaPlan) -> dict[str, Any]:
    """Return a plan: its lines, what stays open and why, and the total of the scores."""
    return {
        "total": round(plan.total, _DECIMALS),
        "lines": [
            {
                **_need(line.need),
                "day_part": line.day_part.value if line.day_part else None,
                **_judged(line.candidate),
                "candidate": _who(line.candidate),
            }
            for line in plan.lines
        ],
        "open": [
            {
                **_need(one.need),
                "why": why_open.sentence(one.why),
                "counts": {breach.value: number for breach, number in one.why.counts},
                "taken": one.why.taken,
            }
            for one in plan.left
        ],
    }


def _line(one: RankedCandidate) -> str:
    return f"{one.name} ({label(one.kind)}): {matching.summary(one.verdict, one.kind)}"


def _asked(need: AskedNeed) -> str:
    return f"{need.id} {need.name}, {label(need.theme)}"


def _candidate(one: RankedCandidate) -> dict[str, Any]:
    return {**_who(one), **_judged(one)}


def _who(one: RankedCandidate) -> dict[str, Any]:
    return {
        "id": f"{one.kind.value}-{one.id}",
        "kind": one.kind.value,
        "number": one.id,
        "name": one.name,
        "load": one.load,
        "places": one.places,
    }


def _judged(one: RankedCandidate) -> dict[str, Any]:
    verdict = one.verdict
    kind = verdict.match_kind
    parts = asdict(verdict.components)
    return {
        "match_kind": kind.value if kind else None,
        "match_label": label(kind) if kind else None,
        "score": round(verdict.score, _DECIMALS),
        "components": {name: round(value, _DECIMALS) for name, value in parts.items()},
        "reasons": list(matching.reasons(verdict, one.kind)),
        "reservations": list(matching.reservations(verdict, one.kind)),
        "summary": matching.summary(verdict, one.kind),
    }


def _need(need: AskedNeed) -> dict[str, Any]:
    return {
        "need": need.id,
        "participant": need.participant_id,
        "name": need.name,
        "theme": need.theme.value,
        "theme_label": label(need.theme),
        "urgency": need.urgency.value,
    }
