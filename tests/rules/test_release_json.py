import json

from spil_desktop.rules import release_json
from tests.samples import sample_release


def test_a_release_comes_back_from_json_as_it_was() -> None:
    release = sample_release()
    stored = json.loads(json.dumps(release_json.as_json(release)))
    assert release_json.from_json(stored) == release
