import json
from dataclasses import replace

from spil_desktop.rules import release_json
from spil_desktop.rules.references import shipped
from spil_desktop.rules.release import Omission, Omitted
from tests.samples import sample_release


def test_a_release_comes_back_from_json_as_it_was() -> None:
    release = sample_release()
    stored = json.loads(json.dumps(release_json.as_json(release)))
    assert release_json.from_json(stored) == release


def test_a_release_without_published_figures_is_stored_as_it_always_was() -> None:
    old = sample_release()
    stored = release_json.as_json(old)
    assert "references" not in stored
    assert release_json.from_json(stored) == old


def test_a_mean_that_is_left_out_keeps_its_name() -> None:
    mean = Omitted("R9", Omission.UNSAFE_MEAN, table="r9_mark")
    new = replace(sample_release(), omitted=(mean, *sample_release().omitted))
    assert release_json.from_json(release_json.as_json(new)) == new


def test_published_figures_are_kept_with_the_release() -> None:
    new = replace(sample_release(), references=shipped())
    assert release_json.from_json(release_json.as_json(new)) == new
