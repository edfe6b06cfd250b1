from sqlalchemy.orm import Session

from spil_desktop.services import drafts


def test_the_last_state_of_a_form_is_kept(session: Session) -> None:
    drafts.keep(session, "registration", {"family_name": "Zwaluw"})
    drafts.keep(session, "registration", {"family_name": "Zwaluwstaart", "knows": True})

    assert drafts.find(session, "registration") == {"family_name": "Zwaluwstaart", "knows": True}
    assert drafts.names(session) == ("registration",)


def test_a_dropped_draft_is_gone(session: Session) -> None:
    drafts.keep(session, "need:1", {"description": "lezen"})
    drafts.keep(session, "need:2", {"description": "wandelen"})

    drafts.drop(session, "need:1")

    assert drafts.find(session, "need:1") is None
    assert drafts.find(session, "need:2") == {"description": "wandelen"}
