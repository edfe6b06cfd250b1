from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.errors import QueryProblem, SpilError
from spil_desktop.rules import queries, query_forms
from spil_desktop.rules.queries import (
    Ages,
    Ago,
    Condition,
    FileState,
    Key,
    Query,
    Role,
    Unit,
    Without,
)
from spil_desktop.rules.query_forms import QueryForm
from spil_desktop.rules.vocabulary import (
    Language,
    NeedTheme,
    ParticipantStatus,
    Urgency,
    VolunteerStatus,
)

WORDS = (
    st.text(st.characters(exclude_categories=("C",), exclude_characters='"'), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
SINCE = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.builds(Ago, st.integers(0, 999), st.sampled_from(Unit)),
)
AGES = st.builds(
    lambda low, more: Ages(low, None if more is None else min(low + more, 130)),
    st.integers(0, 120),
    st.one_of(st.none(), st.integers(0, 40)),
)


def condition(key: Key, values: st.SearchStrategy[object]) -> st.SearchStrategy[Condition]:
    return st.builds(Condition, st.just(key), values, st.booleans())


CONDITIONS = st.one_of(
    condition(Key.WORD, WORDS),
    condition(Key.AREA, WORDS),
    condition(Key.STREET, WORDS),
    condition(Key.STAGE, st.sampled_from(ParticipantStatus)),
    condition(Key.STATUS, st.sampled_from([*FileState, *VolunteerStatus])),
    condition(Key.THEME, st.sampled_from(NeedTheme)),
    condition(Key.URGENCY, st.sampled_from(Urgency)),
    condition(Key.AGE, AGES),
    condition(Key.WITHOUT, st.sampled_from(Without)),
    condition(Key.SINCE, SINCE),
    condition(Key.LANGUAGE, st.sampled_from(Language)),
)
FOR_VOLUNTEERS = st.one_of(
    condition(Key.WORD, WORDS),
    condition(Key.STATUS, st.sampled_from(VolunteerStatus)),
    st.just(Condition(Key.WITHOUT, Without.BUDDY)),
)
VOLUNTEERS = Condition(Key.ROLE, Role.VOLUNTEER)
QUERIES = st.one_of(
    st.lists(CONDITIONS).map(Query.of),
    st.lists(FOR_VOLUNTEERS).map(lambda some: Query.of([VOLUNTEERS, *some])),
)


@given(QUERIES)
def test_what_is_written_reads_as_the_same_query(query: Query):
    assert queries.read(queries.write(query)) == query


@given(QUERIES)
def test_a_form_says_what_the_query_says(query: Query):
    assert query_forms.query_of(query_forms.form_of(query)) == query


@given(QUERIES)
def test_a_query_says_what_the_form_says(query: Query):
    form = query_forms.form_of(query)

    assert query_forms.form_of(query_forms.query_of(form)) == form


@given(st.text())
def test_whatever_is_typed_is_read_or_refused_in_words(text: str):
    try:
        query = queries.read(text)
    except SpilError:
        query = Query()

    assert queries.read(queries.write(query)) == query


@pytest.mark.parametrize(
    ("typed", "conditions"),
    [
        ("", ()),
        ("-", ()),
        ('""', ()),
        ("vervoer", (Condition(Key.WORD, "vervoer"),)),
        (
            "wijk:Bouwen vervoer -gesloten",
            (
                Condition(Key.AREA, "Bouwen"),
                Condition(Key.STATUS, FileState.OPEN),
                Condition(Key.WORD, "vervoer"),
            ),
        ),
        ('"gesloten"', (Condition(Key.WORD, "gesloten"),)),
        ("actief", (Condition(Key.STAGE, ParticipantStatus.ACTIVE),)),
        ("-fase:afgerond", (Condition(Key.STAGE, ParticipantStatus.CLOSED, negated=True),)),
        ('fase:"op afstand"', (Condition(Key.STAGE, ParticipantStatus.AT_DISTANCE),)),
        ("fase:op-afstand", (Condition(Key.STAGE, ParticipantStatus.AT_DISTANCE),)),
        ('thema:"sociaal contact"', (Condition(Key.THEME, NeedTheme.SOCIAL_CONTACT),)),
        ("urgentie:direct", (Condition(Key.URGENCY, Urgency.NOW),)),
        ("leeftijd:80+", (Condition(Key.AGE, Ages(80)),)),
        ("leeftijd:70-79", (Condition(Key.AGE, Ages(70, 79)),)),
        ("leeftijd:75", (Condition(Key.AGE, Ages(75, 75)),)),
        ("zonder:maatje", (Condition(Key.WITHOUT, Without.BUDDY),)),
        ("sinds:1-3-2026", (Condition(Key.SINCE, date(2026, 3, 1)),)),
        ("sinds:2026", (Condition(Key.SINCE, date(2026, 1, 1)),)),
        ("sinds:3m", (Condition(Key.SINCE, Ago(3, Unit.MONTH)),)),
        ("sinds:2weken", (Condition(Key.SINCE, Ago(2, Unit.WEEK)),)),
        ("taal:Fries", (Condition(Key.LANGUAGE, Language.FRISIAN),)),
        ("rol:bewoner", ()),
        ("rol:vrijwilliger", (VOLUNTEERS,)),
        (
            '"De Brug" -"oude kerk"',
            (
                Condition(Key.WORD, "De Brug"),
                Condition(Key.WORD, "oude kerk", negated=True),
            ),
        ),
        (
            'om 10:30 "wijk:x',
            (
                Condition(Key.WORD, "om"),
                Condition(Key.WORD, "10:30"),
                Condition(Key.WORD, "wijk:x"),
            ),
        ),
        ("WIJK:a wijk:a", (Condition(Key.AREA, "a"),)),
    ],
)
def test_what_typed_words_mean(typed: str, conditions: tuple[Condition, ...]):
    assert queries.read(typed).conditions == conditions


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("buurt:Bouwen", QueryProblem.UNKNOWN_KEY),
        ("fase:paars", QueryProblem.UNKNOWN_VALUE),
        ("fase:", QueryProblem.UNKNOWN_VALUE),
        ("wijk:", QueryProblem.UNKNOWN_VALUE),
        ("leeftijd:oud", QueryProblem.UNKNOWN_VALUE),
        ("leeftijd:90-80", QueryProblem.UNKNOWN_VALUE),
        ("sinds:ooit", QueryProblem.UNKNOWN_VALUE),
        ("rol:vrijwilliger thema:vervoer", QueryProblem.NOT_OF_VOLUNTEERS),
        ("rol:vrijwilliger zonder:bezoek", QueryProblem.NOT_OF_VOLUNTEERS),
    ],
)
def test_what_is_not_understood_is_refused(typed: str, problem: QueryProblem):
    with pytest.raises(SpilError) as caught:
        queries.read(typed)

    assert caught.value.problem is problem
    assert "paars" not in str(caught.value.values)


@pytest.mark.parametrize(
    ("since", "day"),
    [
        (date(2025, 5, 6), date(2025, 5, 6)),
        (Ago(30, Unit.DAY), date(2026, 3, 1)),
        (Ago(2, Unit.WEEK), date(2026, 3, 17)),
        (Ago(1, Unit.MONTH), date(2026, 2, 28)),
        (Ago(1, Unit.YEAR), date(2025, 3, 31)),
    ],
)
def test_the_day_of_a_since(since: queries.Since, day: date):
    assert queries.day_of(since, date(2026, 3, 31)) == day


def test_a_form_with_an_age_up_to_and_a_typed_day():
    form = QueryForm(age_to=79, since="3m", area=" Bouwen ")

    assert queries.write(query_forms.query_of(form)) == "wijk:Bouwen leeftijd:0-79 sinds:3m"


def test_more_than_one_value_stays_in_the_line_of_words():
    form = query_forms.form_of(queries.read("wijk:Bouwen wijk:Tuinen -thema:vervoer status:actief"))

    assert form == QueryForm(text="wijk:Bouwen wijk:Tuinen status:actief -thema:vervoer")
