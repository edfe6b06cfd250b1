from datetime import timedelta
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from spil_desktop.rules import planning
from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    ContactFrequency,
    DayPart,
    MatchEndReason,
    MatchStatus,
    NeedTheme,
    Purpose,
    Urgency,
    VolunteerStatus,
)
from spil_desktop.services import (
    areas,
    consents,
    match_lists,
    match_reviews,
    matches,
    matching,
    needs,
    settings,
    volunteers,
)
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.match_lists import MatchFilter
from spil_desktop.services.match_reviews import ReviewFields
from spil_desktop.services.matches import Proposal
from spil_desktop.ui.matching.detail import talk_line
from spil_desktop.ui.matching.dialogs import OverrideDialog, RefuseDialog
from spil_desktop.ui.matching.open_reasons import OpenReasonsDialog
from spil_desktop.ui.matching.page import MatchingPage
from spil_desktop.ui.matching.steps import (
    ActivateDialog,
    EndDialog,
    IntroduceDialog,
    MetDialog,
    TrialDialog,
)
from spil_desktop.ui.matching.talks import AgreeDialog, ExpectDialog, ReviewDialog, open_review
from spil_desktop.ui.matching.weights import WeightsDialog
from tests.ui import filled
from tests.ui.filled import Neighbourhood

ENTER, SPACE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete
DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up
LEFT = Qt.MouseButton.LeftButton
ALL = MatchFilter(statuses=frozenset())


@pytest.fixture
def around(work):
    return Neighbourhood(work)


@pytest.fixture
def page(work, qtbot):
    made = MatchingPage(work)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    work.changed.connect(made.reload)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.reload()
    yield made
    made.close()


def asked(page):
    return [row.name for row in page.needs.table.rows()]


def fitting(page):
    return [card.candidate.name for card in page.needs.candidates.cards]


def words(root):
    return " | ".join(
        label.text() for label in root.findChildren(type(root.window().head.itemAt(0).widget()))
    )


def kept(work):
    return work.read(lambda session: match_lists.rows(session, ALL, today=work.today()))


def propose(work, need, helper, kind=CandidateKind.VOLUNTEER):
    return work.write(
        Act.PROPOSE_MATCH,
        lambda session: matches.propose(session, Proposal(need, kind, helper), today=work.today()),
    )


def test_a_large_plan_tells_beforehand_how_long_it_takes(page, around, monkeypatch):
    around.company(around.participant("Toetsma"))
    around.buddy("Kaartma")
    view = page.plan
    view.reload()
    assert view.start.words.text().endswith("tot jij een voorstel accepteert.")
    monkeypatch.setattr(planning, "_SECONDS_A_LINE", 60.0)
    view.reload()
    assert view.start.words.text().endswith("Dit duurt ongeveer 3 minuten.")


def test_the_plan_says_that_it_still_seeks_when_all_is_compared(page):
    view = page.plan
    view._progress(2, 5)
    assert (view.bar.maximum(), view.bar.value()) == (5, 2)
    view._compared_at = monotonic() - 3
    view._progress(5, 5)
    assert view.bar.maximum() == 0
    assert view.busy.text() == "Spil zoekt nu de beste verdeling, al 3 s. Je kunt altijd stoppen."


class TestPerNeed:
    def test_the_most_urgent_need_is_chosen_with_who_fits_and_why(self, page, around):
        around.company(around.participant("Langstra"), days=40, urgency=Urgency.FOLLOW)
        around.company(around.participant("Haastma"), urgency=Urgency.NOW)
        around.buddy("Kaartma")

        assert asked(page) == ["Annie Haastma", "Annie Langstra"]
        assert fitting(page) == ["Grietje Kaartma"]
        told = words(page.needs.candidates)
        assert "laverjast ook" in told
        assert "dinsdagmiddag" in told
        assert "Let op: toestemming om te delen nog niet gevraagd" in told

    def test_by_keyboard_from_the_list_to_a_proposal(self, page, around, work, qtbot):
        need = around.company(around.participant("Toetsma"))
        around.buddy("Enterstra")
        told = filled.said(work)
        page.needs.table.setFocus()

        qtbot.keyClick(page.needs.table, ENTER)
        (card,) = page.needs.candidates.cards
        assert card.hasFocus()
        qtbot.keyClick(card, ENTER)

        (match,) = kept(work)
        assert (match.need_id, match.partner_name) == (need, "Grietje Enterstra")
        assert match.status is MatchStatus.PROPOSED
        assert asked(page) == []
        assert told == [
            "Grietje Enterstra voorgesteld voor Annie Toetsma. Plan nu de kennismaking."
        ]
        assert "hebben een koppeling" in page.needs.empty.words.text()

    def test_by_mouse_too(self, page, around, work, qtbot):
        around.company(around.participant("Muisma"))
        around.buddy("Klikstra")

        qtbot.mouseClick(filled.button(page.needs.candidates, "Voorstellen"), LEFT)

        assert len(kept(work)) == 1

    def test_arrows_walk_along_the_cards_and_back(self, page, around, qtbot):
        around.company(around.participant("Loopma"))
        around.buddy("Eerstema")
        around.buddy("Tweedema", interests=())
        page.needs.table.setFocus()
        qtbot.keyClick(page.needs.table, ENTER)
        QApplication.processEvents()
        first, second = page.needs.candidates.cards
        assert first.candidate.score > second.candidate.score

        qtbot.keyClick(first, DOWN)
        assert second.hasFocus()
        qtbot.keyClick(second, DOWN)
        assert second.hasFocus()
        qtbot.keyClick(second, UP)
        qtbot.keyClick(first, UP)

        assert page.needs.table.hasFocus()

    def test_who_does_not_fit_is_not_shown_again(self, page, around, work, qtbot):
        around.company(around.participant("Weigerma"))
        around.buddy("Welstra")
        around.buddy("Nietma", interests=())
        card = page.needs.candidates.cards[1]

        qtbot.keyClick(card, DELETE)
        dialog = filled.opened(RefuseDialog)
        qtbot.keyClicks(dialog.reason, "te ver weg")
        qtbot.keyClick(dialog, ENTER, Qt.KeyboardModifier.ControlModifier)

        assert fitting(page) == ["Grietje Welstra"]
        work.undo()
        assert fitting(page) == ["Grietje Welstra", "Grietje Nietma"]

    def test_nobody_fits_and_why(self, page, around, work, qtbot):
        around.company(around.participant("Alleenma"), theme=NeedTheme.TRANSPORT, sub_theme=None)
        told = filled.said(work)

        assert page.needs.nobody.isVisibleTo(page.needs)
        assert page.needs.nobody.words.text().startswith("Niemand past nu: er is nog geen")
        qtbot.keyClick(page.needs.table, ENTER)
        assert told == ["Voor deze vraag is er nu niemand om voor te stellen."]

    def test_without_a_vog_only_with_a_reason(self, page, around, work, qtbot):
        around.company(around.participant("Vogma"))
        around.buddy("Zonderstra", vog=False)
        (card,) = page.needs.candidates.cards
        assert card.blocked
        assert "Kan niet: één-op-één pas na VOG" in words(card)

        qtbot.keyClick(card, ENTER)
        dialog = filled.opened(OverrideDialog)
        dialog.accept()
        assert dialog.form.has_problems()
        qtbot.keyClicks(dialog.reason, "VOG is onderweg, ik ga mee")
        dialog.accept()

        (match,) = kept(work)
        assert match.overridden
        page.show_record("running")
        assert "zonder VOG, met reden" in words(page.running.detail)

    def test_a_rule_that_is_broken_meanwhile_is_named(self, page, around, work, qtbot):
        around.company(around.participant("Laatma"))
        helper = around.buddy("Pauzestra")
        (card,) = page.needs.candidates.cards
        told = filled.said(work)
        today = work.today()
        work.keep(
            lambda session: volunteers.move(session, helper, VolunteerStatus.PAUSED, today=today)
        )

        qtbot.keyClick(card, ENTER)

        assert told == ["Kan niet: is nu niet inzetbaar."]
        assert kept(work) == ()

    def test_another_refusal_goes_to_the_message_bar(self, page, around, work, qtbot):
        need = around.company(around.participant("Sluitma"))
        around.buddy("Teklaatma")
        refused = []
        work.failed.connect(refused.append)
        (card,) = page.needs.candidates.cards
        closing = needs.Closing(needs.NeedStatus.WITHDRAWN, work.today())
        work.keep(lambda session: needs.close(session, need, closing, today=work.today()))

        qtbot.keyClick(card, ENTER)

        assert len(refused) == 1

    def test_filters_and_a_need_from_another_page(self, page, around, work, qtbot):
        matched = around.company(around.participant("Gekoppelma"))
        propose(work, matched, around.buddy("Bezetstra"))
        around.company(around.participant("Openstra"))
        assert asked(page) == ["Annie Openstra"]

        qtbot.keyClicks(page.needs.text, "gekoppel")
        assert page.needs.empty.words.text() == "Geen hulpvraag past bij wat je zoekt."
        page.show_record(matched)

        assert page.needs.table.key() == matched
        assert "koppeling loopt" in words(page.needs.head)

    def test_areas_are_kept_apart_when_asked(self, page, around, work):
        around.company(around.participant("Hierma"))
        around.area = work.write(
            Act.EDIT_AREA,
            lambda session: areas.add(session, AreaFields("Ter Apel"), today=work.today()),
        )
        around.company(around.participant("Daarma"))
        assert len(asked(page)) == 2

        page.needs.area.set_state(around.area)

        assert asked(page) == ["Annie Daarma"]

    def test_more_than_five_are_shown_when_asked(self, page, around):
        around.company(around.participant("Veelma"))
        for number in range(7):
            around.buddy(f"Maatje{number}")
        assert len(fitting(page)) == 5

        page.needs.more.click()

        assert len(fitting(page)) == 7
        assert not page.needs.more.isVisibleTo(page.needs)


class TestPlan:
    @pytest.fixture
    def planned(self, page, around, qtbot):
        self.first = around.company(around.participant("Planstra"), urgency=Urgency.NOW)
        self.second = around.company(around.participant("Ookstra"))
        self.ride = around.company(
            around.participant("Ritma"), theme=NeedTheme.TRANSPORT, sub_theme=None
        )
        around.buddy("Maatma")
        around.buddy("Vriendma")
        page.tabs.setCurrentIndex(1)
        page.plan.start.step.click()
        qtbot.waitUntil(lambda: page.plan.views.currentIndex() == 2, timeout=20_000)
        return page.plan

    def test_lines_and_what_stays_open_stand_under_headings(self, planned, page):
        rows = planned.table.rows()

        assert [row.need.name for row in rows[:1]] == ["Annie Planstra"]
        assert [bool(row.candidate) for row in rows] == [True, True, False]
        assert planned.table.records.heading(0) == "Voorgesteld"
        assert planned.table.records.heading(2) == "Blijft nog open"
        assert planned.accept_all.text() == "Accepteer 2 voorstellen"
        assert "2 voorstellen, 1 vragen blijven open" in planned.counted.text()
        assert "laverjast ook" in words(planned.chosen)
        assert page.first_focus() is planned.table

    def test_space_and_the_mouse_tick_and_the_rest_is_accepted(self, planned, work, qtbot):
        qtbot.keyClick(planned.table, SPACE)
        assert planned.accept_all.text() == "Accepteer 1 voorstel"
        filled.click_row(qtbot, planned.table, 0)
        assert planned.accept_all.text() == "Accepteer 2 voorstellen"
        filled.click_row(qtbot, planned.table, 0)
        filled.click_row(qtbot, planned.table, 1, column=1)

        qtbot.mouseClick(planned.accept_all, LEFT)

        assert [match.need_id for match in kept(work)] == [self.second]
        assert [row.need.id for row in planned.table.rows()] == [self.first, self.ride]
        assert not planned.accept_all.isEnabled()

    def test_enter_accepts_one_line(self, planned, work, qtbot):
        qtbot.keyClick(planned.table, ENTER)

        assert [match.need_id for match in kept(work)] == [self.first]
        assert len(planned.table.rows()) == 2

    def test_delete_turns_a_line_down_for_good(self, planned, work, qtbot):
        one = planned.table.row().candidate
        qtbot.keyClick(planned.table, DELETE)
        filled.opened(RefuseDialog).accept()

        assert [row.need.id for row in planned.table.rows()] == [self.second, self.ride]
        again = work.read(
            lambda session: matching.candidates(session, self.first, today=work.today())
        )
        assert (one.kind, one.id) not in [(two.kind, two.id) for two in again]

    def test_a_need_that_stays_open_can_be_looked_at(self, planned, page, qtbot):
        planned.table.choose(self.ride)
        assert "er is nog geen" in words(planned.chosen).casefold()
        qtbot.keyClick(planned.table, SPACE)
        qtbot.keyClick(planned.table, DELETE)

        qtbot.keyClick(planned.table, ENTER)

        assert page.tabs.currentIndex() == 0
        assert page.needs.table.key() == self.ride

    def test_a_line_that_no_longer_holds_is_named(self, planned, work, around, qtbot):
        told = filled.said(work)
        row = planned.table.row()
        work.keep(
            lambda session: volunteers.move(
                session, row.candidate.id, VolunteerStatus.PAUSED, today=work.today()
            )
        )

        qtbot.keyClick(planned.table, ENTER)

        assert kept(work) == ()
        assert "1 voorstel kan niet meer (kan niet: is nu niet inzetbaar)" in told[-1]

    def test_planning_can_be_stopped(self, page, around, qtbot):
        page.tabs.setCurrentIndex(1)
        assert page.first_focus() is page.plan.start.step
        page.plan.make()
        assert page.plan.views.currentIndex() == 1

        filled.button(page.plan, "Stoppen").click()

        assert page.plan.views.currentIndex() == 0
        qtbot.wait(50)
        assert page.plan.views.currentIndex() == 0


class TestRunning:
    @pytest.fixture
    def number(self, page, around, work):
        need = around.company(around.participant("Samenma"))
        self.helper = around.buddy("Metstra")
        made = propose(work, need, self.helper)
        page.show_record(["match", made])
        return made

    def status(self, work, number):
        return work.read(
            lambda session: match_lists.card(session, number, today=work.today())
        ).status

    def test_from_introduction_to_the_end_by_keyboard(self, page, number, work, around, qtbot):
        table = page.running.table
        table.setFocus()

        qtbot.keyClick(table, ENTER)
        introduce = filled.opened(IntroduceDialog)
        (share,) = introduce.shared.values()
        introduce.accept()
        assert introduce.isVisible()
        assert "geen toestemming" in introduce._problem.words.text()
        qtbot.keyClick(share, SPACE)
        qtbot.keyClick(introduce, ENTER, Qt.KeyboardModifier.ControlModifier)
        assert self.status(work, number) is MatchStatus.INTRODUCED

        qtbot.keyClick(table, ENTER)
        filled.opened(TrialDialog).accept()
        assert self.status(work, number) is MatchStatus.TRIAL

        qtbot.keyClick(table, ENTER)
        filled.opened(ActivateDialog).accept()
        assert self.status(work, number) is MatchStatus.ACTIVE
        assert "Vraag hoe het gaat" in words(page.running.detail)

        qtbot.mouseClick(filled.button(page.running.detail, "Beëindigen"), LEFT)
        end = filled.opened(EndDialog)
        end.reason.set_value(MatchEndReason.TOO_HEAVY)
        end.never.setChecked(True)
        end.private.setPlainText("zij botsen")
        end.accept()
        assert self.status(work, number) is MatchStatus.ENDED
        assert page.running.table.rows() == []

        page.show_record(["match", number])
        assert "Reden: te zwaar voor vrijwilliger" in words(page.running.detail)

    def test_consent_given_with_the_introduction_is_kept(self, page, number, work):
        page.running.detail.take_next_step()
        dialog = filled.opened(IntroduceDialog)
        ((person_id, share),) = dialog.shared.items()
        share.setChecked(True)
        dialog.accept()

        assert work.read(
            lambda session: consents.allows(session, person_id, Purpose.SHARE_VOLUNTEER)
        )
        page.running.detail.take_next_step()
        again = filled.opened(TrialDialog)
        assert again.shared == {}
        again.reject()

    def test_a_proposal_that_comes_to_nothing_opens_the_need_again(self, page, number, work):
        told = filled.said(work)
        filled.button(page.running.detail, "Gaat niet door").click()
        dialog = filled.opened(EndDialog)
        assert dialog.reason.value() is MatchEndReason.NO_CLICK
        dialog.accept()

        assert self.status(work, number) is MatchStatus.NOT_MADE
        assert told[-1].endswith("De hulpvraag wacht weer op een antwoord.")

    @pytest.fixture
    def active(self, page, number, work, around):
        def start(session):
            row = match_lists.card(session, number, today=work.today())
            answer = consents.permissions.ConsentFields(
                Purpose.SHARE_VOLUNTEER, consents.ConsentState.GIVEN, work.today()
            )
            consents.record(session, row.person_id, answer, today=work.today())
            before = work.today() - timedelta(days=60)
            matches.introduce(session, number, on=before, today=work.today())
            matches.activate(session, number, on=before, today=work.today())

        work.write(Act.MOVE_MATCH, start)
        return number

    def test_a_match_pauses_and_goes_on(self, page, active, work):
        filled.button(page.running.detail, "Pauzeren").click()
        assert self.status(work, active) is MatchStatus.PAUSED

        filled.button(page.running.detail, "Weer actief").click()
        filled.opened(ActivateDialog).accept()

        assert self.status(work, active) is MatchStatus.ACTIVE

    def test_both_say_how_it_goes(self, page, active, work):
        filled.button(page.running.detail, "Hoe gaat het?").click()
        dialog = filled.opened(ReviewDialog)
        fields = dialog.form.fields
        fields["participant_mark"].setValue(8)
        fields["volunteer_click"].setValue(4)
        fields["frequency"].set_value(ContactFrequency.WEEKLY)
        fields["together"].set_state("kaarten")
        fields["goes_on"].set_state(state=True)
        dialog.accept()

        assert "Annie Samenma geeft een 8" in words(page.running.detail)
        (match,) = kept(work)
        assert match.evaluation.volunteer_click == 4
        (row,) = page.running.detail.talks.rows()
        assert talk_line(row) == ("klik – en 4 · cijfer 8 en – · elke week · kaarten · gaat door")

    def test_a_talk_is_corrected_from_the_list(self, page, active, work, qtbot):
        today = work.today()
        said = ReviewFields(today, participant_click=3, frequency=ContactFrequency.MONTHLY)
        work.write(
            Act.REVIEW_MATCH,
            lambda session: match_reviews.record(session, active, said, today=today),
        )
        talks = page.running.detail.talks
        talks.choose_first()
        qtbot.keyClick(talks, ENTER)
        dialog = filled.opened(ReviewDialog)
        assert dialog.form.fields["participant_click"].value() == 3
        dialog.form.fields["participant_click"].setValue(4)
        dialog.accept()

        (row,) = page.running.detail.talks.rows()
        assert row.fields == ReviewFields(
            today, participant_click=4, frequency=ContactFrequency.MONTHLY
        )
        work.undo()
        assert page.running.detail.talks.rows()[0].fields == said

    def test_when_it_does_not_go_on_the_end_follows_and_both_are_asked(self, page, active, work):
        told = filled.said(work)
        dialog = open_review(work, page, active)
        assert not dialog.is_changed()
        dialog.form.fields["goes_on"].set_state(state=False)
        dialog.accept()
        end = filled.opened(EndDialog)
        end.reason.set_value(MatchEndReason.VOLUNTEER_MOVED)
        end.accept()
        assert told[-1] == (
            "De koppeling is beëindigd. Zij duurde 60 dagen."
            " De hulpvraag wacht weer op een antwoord."
        )
        page.show_record(["match", active])
        filled.button(page.running.detail, "Hoe was het?").click()
        last = filled.opened(ReviewDialog)
        assert last.windowTitle() == "Terugkijken op de koppeling"
        last.form.fields["participant_mark"].setValue(7)
        last.accept()
        again = open_review(work, page, active)
        assert again.form.fields["participant_mark"].value() == 7
        again.reject()

        shown = words(page.running.detail)
        assert "60 dagen actief" in shown
        assert "Tot nu toe: 1 maatje." in shown

    def test_what_both_expect_stands_with_the_match(self, page, active):
        filled.button(page.running.detail, "Verwachtingen").click()
        dialog = filled.opened(ExpectDialog)
        dialog.form.fields["participant"].set_state("elke week een kaartje")
        dialog.accept()

        assert "Annie Samenma verwacht: elke week een kaartje" in words(page.running.detail)

    def test_that_they_met_is_noted_before_the_trial_and_the_trial_has_an_end(
        self, page, active, work
    ):
        today = work.today()
        planned = today - timedelta(days=3)
        work.undo()

        def introduce(session):
            matches.introduce(session, active, on=planned, today=today)

        row = kept(work)[0]
        answer = consents.permissions.ConsentFields(
            Purpose.SHARE_VOLUNTEER, consents.ConsentState.GIVEN, today
        )
        work.write(
            Act.RECORD_CONSENT,
            lambda session: consents.record(session, row.person_id, answer, today=today),
        )
        work.write(Act.MOVE_MATCH, introduce)
        filled.button(page.running.detail, "Kennismaking geweest").click()
        filled.opened(MetDialog).accept()
        assert kept(work)[0].met_on == planned

        page.running.detail.take_next_step()
        trial = filled.opened(TrialDialog)
        assert trial.until.value() == today + timedelta(weeks=5)
        trial.on.set_value(planned)
        trial.on.edited.emit()
        assert trial.until.value() == planned + timedelta(weeks=5)
        trial.accept()
        assert kept(work)[0].trial_until == planned + timedelta(weeks=5)

    def test_the_parts_of_the_week_can_be_agreed(self, page, active, work):
        filled.button(page.running.detail, "Dagdelen").click()
        dialog = filled.opened(AgreeDialog)
        assert dialog.agreed.value() == (DayPart.TUESDAY_AFTERNOON,)
        dialog.agreed.set_value((DayPart.FRIDAY_MORNING,))
        dialog.accept()

        assert kept(work)[0].agreed == (DayPart.FRIDAY_MORNING,)

    def test_the_resident_is_one_click_away(self, page, number, work):
        went = filled.gone_to(work)

        filled.button(page.running.detail, "Naar de bewoner").click()

        assert went == [("residents", kept(work)[0].person_id)]

    def test_filters_and_areas(self, page, number, work, around, qtbot):
        table = page.running.table
        qtbot.keyClicks(page.running.text, "metst")
        assert len(table.rows()) == 1
        qtbot.keyClicks(page.running.text, "xx")
        assert table.rows() == []
        page.running.text.clear()
        page.running.status.set_value(MatchStatus.ACTIVE)
        assert table.rows() == []

        page.show_record(["match", number])

        assert table.key() == number

    def test_two_participants_both_agree_to_share(self, page, around, work):
        need = around.company(around.participant("Eenma"))
        other = around.participant(
            "Anderma", interests=(needs.Interest.KLAVERJASSEN,), available=(filled.AFTERNOON,)
        )
        around.company(other)
        made = propose(work, need, other, CandidateKind.PARTICIPANT)
        page.show_record(["match", made])

        page.running.detail.take_next_step()
        dialog = filled.opened(IntroduceDialog)

        assert len(dialog.shared) == 2
        dialog.reject()


def test_tabs_have_keys_and_come_back_after_the_lock(page, around, work):
    need = around.company(around.participant("Tabma"))
    for action, tab in zip(page.actions(), (0, 1, 2), strict=False):
        action.trigger()
        assert page.tabs.currentIndex() == tab
    page.show_record(need)
    state = page.remember()

    page.show_record("running")
    assert page.tabs.currentIndex() == 2
    page.recall(state)

    assert page.tabs.currentIndex() == 0
    assert page.needs.table.key() == need
    page.recall(None)
    assert page.tabs.currentIndex() == 0


def test_weights_are_looked_at_kept_and_put_back(page, around, work, qtbot):
    around.company(around.participant("Weegma"))
    around.buddy("Kaartma")
    page.actions()[-1].trigger()
    dialog = filled.opened(WeightsDialog)
    dialog.points["interest"].set_state(0)
    qtbot.mouseClick(dialog.preview, LEFT)
    assert dialog.told.text().startswith("0 van ")
    dialog.accept()
    changed = work.read(settings.match_weights)
    assert changed[NeedTheme.SOCIAL_CONTACT]["interest"] == 0

    page.actions()[-1].trigger()
    again = filled.opened(WeightsDialog)
    assert again.points["interest"].value() == 0
    qtbot.mouseClick(again.default, LEFT)
    again.accept()
    assert work.read(settings.match_weights) == {}


def test_why_needs_stay_open_is_counted_without_names(page, around, qtbot):
    around.company(around.participant("Openma"))
    page.plan.make()
    qtbot.waitUntil(lambda: page.plan.views.currentIndex() == 2)
    page.tabs.setCurrentIndex(1)
    qtbot.mouseClick(page.plan.reasons, LEFT)
    dialog = filled.opened(OpenReasonsDialog)
    (row,) = dialog.table.rows()
    assert row.needs == 1
    qtbot.mouseClick(filled.button(dialog, "Kopiëren voor de manager"), LEFT)
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].endswith("Niet voor verspreiding.")
    assert copied[2].split("\t")[0] == row.area
    assert copied[2].endswith("\t1")
    dialog.accept()
