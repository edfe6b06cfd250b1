"""What the validator can find in an evaluator package; `texts.findings` says it in words."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """One kind of fault, from the file as a whole down to one figure."""

    NOT_A_PACKAGE = "not_a_package"
    TOO_LARGE = "too_large"
    REPACKED = "repacked"
    MANIFEST_BROKEN = "manifest_broken"
    FILE_MISSING = "file_missing"
    FILE_EXTRA = "file_extra"
    FILE_CHANGED = "file_changed"
    NOT_SIGNED = "not_signed"
    SIGNATURE_WRONG = "signature_wrong"
    TABLE_DIFFERS = "table_differs"
    DESCRIPTION_BROKEN = "description_broken"
    UNKNOWN_VERSION = "unknown_version"
    COLUMNS_DIFFER = "columns_differ"
    BAD_VALUE = "bad_value"
    UNKNOWN_CATEGORY = "unknown_category"
    CELL_TWICE = "cell_twice"
    INCOMPLETE = "incomplete"
    NOT_ROUNDED = "not_rounded"
    DOES_NOT_ADD_UP = "does_not_add_up"
    MORE_THAN_TOTAL = "more_than_total"
    MARGINS_DIFFER = "margins_differ"
    SENTENCE_DIFFERS = "sentence_differs"
    MEANS_DIFFER = "means_differ"
    WORDS_DIFFER = "words_differ"
    OTHER_PROGRAM = "other_program"
    PERCENT_TOO_FINE = "percent_too_fine"
    PERCENT_DIFFERS = "percent_differs"
    PERCENT_OF_FEW = "percent_of_few"
    MEAN_OF_FEW = "mean_of_few"
    MEAN_TOO_FINE = "mean_too_fine"
    TOO_DETAILED = "too_detailed"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault and where it is: a file or table of the package, and the cell's categories there."""

    kind: FindingKind
    where: str = ""
    keys: tuple[str, ...] = ()
