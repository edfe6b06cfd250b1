from spil_desktop.rules import bits
from spil_desktop.rules.vocabulary import Code, Interest, Offer, VolunteerRole


def test_equal_words_of_two_lists_keep_their_own_bits():
    kinds: list[tuple[type[Code], Code]] = [
        (VolunteerRole, VolunteerRole.ADMINISTRATION),
        (Offer, Offer.ADMINISTRATION),
        (Interest, Interest.COOKING),
        (Offer, Offer.COOKING),
    ]
    for kind, code in kinds * 2:
        assert bits.of(frozenset({code})) == 1 << list(kind).index(code)


def test_no_codes_are_no_bits():
    assert bits.of(frozenset()) == 0
