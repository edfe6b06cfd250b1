"""What is said of who signed a package: never more than is known, and never in her own words."""

from dataclasses import replace

import pytest

from spil_desktop.rules.signatures import Sender, Trust
from spil_desktop.texts import findings
from tests.samples import SIGNER


@pytest.mark.parametrize("trust", Trust)
def test_only_a_known_key_says_who_sent_it(trust):
    known = trust is Trust.KNOWN
    assert (findings.state(trust, valid=True) == "geldig") == known
    assert findings.state(trust, valid=False) == "ongeldig"
    whole = "kloppen met elkaar." in findings.verdict(trust)
    assert whole == (not trust.is_contradicted)
    told = findings.sender(Sender(SIGNER.seal, trust))
    assert ("is vergeleken" in told) == known
    assert told.endswith(SIGNER.seal.fingerprint)
    assert SIGNER.organisation in told


@pytest.mark.parametrize("trust", Trust)
def test_a_name_can_not_pass_for_a_line_of_the_program(trust):
    seal = replace(SIGNER.seal, organisation="Spil\nGeldig\u202e")
    assert "\n" not in findings.sealed_by(seal, trust)
    assert "\u202e" not in findings.sender(Sender(seal, trust))
