"""Expected failures: what goes wrong in normal use, each with a code that texts explain."""

from enum import StrEnum


class Problem(StrEnum):
    """Base of the families below; `texts.problems` has one sentence for every member."""


class StoreProblem(Problem):
    """What can stand between a user and her store."""

    WRONG_PASSPHRASE = "wrong_passphrase"
    WRONG_RECOVERY_KEY = "wrong_recovery_key"
    MISTYPED_RECOVERY_KEY = "mistyped_recovery_key"
    WEAK_PASSPHRASE = "weak_passphrase"
    NO_STORE = "no_store"
    ALREADY_A_STORE = "already_a_store"
    DAMAGED = "damaged"
    KEYS_MISSING = "keys_missing"
    KEYS_DAMAGED = "keys_damaged"
    NEWER_VERSION = "newer_version"
    IN_USE = "in_use"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    DISK_ERROR = "disk_error"
    BUSY = "busy"
    NO_BACKUP = "no_backup"
    BACKUP_FAILED = "backup_failed"
    BACKUP_DAMAGED = "backup_damaged"
    BACKUP_WITHOUT_KEYS = "backup_without_keys"
    LAST_PASSPHRASE = "last_passphrase"
    UNKNOWN_SLOT = "unknown_slot"
    DEMO_IS_SEPARATE = "demo_is_separate"


class InputProblem(Problem):
    """What can be wrong with a value that someone typed; `values` name the field and the limit."""

    REQUIRED = "required"
    UNKNOWN_RECORD = "unknown_record"
    NOT_A_DATE = "not_a_date"
    BIRTH_IN_FUTURE = "birth_in_future"
    BIRTH_IMPLAUSIBLE = "birth_implausible"
    NOT_A_POSTCODE = "not_a_postcode"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_HOUSE_NUMBER = "not_a_house_number"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_NUMBER = "not_a_number"
    END_BEFORE_START = "end_before_start"
    HEALTH_WITHOUT_CONSENT = "health_without_consent"
    NO_FILE_CONSENT = "no_file_consent"
    SHARE_WITHOUT_CONSENT = "share_without_consent"
    HAS_DIED = "has_died"
    STAGE_NEEDS_CONSENT = "stage_needs_consent"
    STAGE_NOT_NEXT = "stage_not_next"
    CONTENT_ERASED = "content_erased"
    ERASES_ITSELF = "erases_itself"
    WRONG_RECEIPT = "wrong_receipt"
    ALREADY_EXISTS = "already_exists"
    CHANGED_MEANWHILE = "changed_meanwhile"
    UNKNOWN_AREA = "unknown_area"
    NOT_A_PERIOD = "not_a_period"
    NOT_A_CBS_CODE = "not_a_cbs_code"
    NOT_IN_LIST = "not_in_list"
    NOT_A_TIME = "not_a_time"
    DATE_IN_FUTURE = "date_in_future"
    DATE_NOT_AHEAD = "date_not_ahead"
    BSN_IN_TEXT = "bsn_in_text"
    FEWER_THAN_NAMED = "fewer_than_named"
    FIRST_MEASUREMENT_MISSING = "first_measurement_missing"
    BELONGS_TO_SAFETY = "belongs_to_safety"
    CONSULTATION_MISSING = "consultation_missing"
    TOO_EARLY = "too_early"
    MORE_THAN_WHOLE = "more_than_whole"
    ROUND_GOES_ON = "round_goes_on"
    RECOGNISABLE_TEXT = "recognisable_text"


class MatchProblem(Problem):
    """Why a match cannot be made or moved on."""

    RULE_BROKEN = "rule_broken"
    WRONG_STATUS = "wrong_status"
    NEED_CLOSED = "need_closed"


class RideProblem(Problem):
    """Why a ride cannot be asked, planned or moved.

    `values` of CANNOT_DRIVE are the broken rules, `breaches` and `objections`.
    """

    CANNOT_DRIVE = "cannot_drive"
    WRONG_STATUS = "wrong_status"
    RETURN_TOO_EARLY = "return_too_early"
    ARRIVAL_TOO_EARLY = "arrival_too_early"
    BOUND_TO_ACTIVITY = "bound_to_activity"
    OTHER_DAY = "other_day"
    NOT_YET_DRIVEN = "not_yet_driven"


class ChangeProblem(Problem):
    """Why a change cannot be undone."""

    CHANGED_SINCE = "changed_since"
    NOTHING_TO_UNDO = "nothing_to_undo"
    SAME_PERSON = "same_person"
    MERGED_SINCE = "merged_since"


class FileProblem(Problem):
    """What can be wrong with a file that is read or written."""

    NOT_FOUND = "not_found"
    NOT_READABLE = "not_readable"
    NOT_A_WORKBOOK = "not_a_workbook"
    NO_KNOWN_SHEET = "no_known_sheet"
    PASSWORD_PROTECTED = "password_protected"
    NOT_A_HAND_OVER = "not_a_hand_over"
    CANNOT_WRITE = "cannot_write"
    CANCELLED = "cancelled"


class ReleaseProblem(Problem):
    """Why figures do not leave the store."""

    SOMEONE_RECOGNISABLE = "someone_recognisable"
    NO_SAFE_ROUNDING = "no_safe_rounding"
    NOTHING_TO_REPORT = "nothing_to_report"
    PERIOD_NOT_OVER = "period_not_over"
    AREA_TOO_SMALL = "area_too_small"


class PackageProblem(Problem):
    """Why packages are not opened or not compared.

    `file` in the values names which, `found` says what is wrong with it.
    """

    NOT_VALID = "not_valid"
    TOO_FEW = "too_few"
    SAME_FIGURES = "same_figures"
    SAME_AREA_AND_PERIOD = "same_area_and_period"
    OVERLAPPING_PERIODS = "overlapping_periods"
    AREA_IN_BOTH = "area_in_both"


class UserProblem(Problem):
    """What a user may not do to herself or to others."""

    NOT_ALLOWED = "not_allowed"
    LAST_WITH_PERMISSION = "last_with_permission"
    PASSPHRASE_TAKEN = "passphrase_taken"


class QueryProblem(Problem):
    """What can be wrong with query words; `values` hold the words that would be known."""

    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_VALUE = "unknown_value"
    NOT_OF_VOLUNTEERS = "not_of_volunteers"


class QuestionnaireProblem(Problem):
    """What can be wrong with a questionnaire; when its file is, `values` hold `line` and `field`.

    Those from EDITION_EXISTS are of a questionnaire that can be read.
    """

    NOT_READABLE = "not_readable"
    FIELD_MISSING = "field_missing"
    UNKNOWN_FIELD = "unknown_field"
    WRONG_VALUE = "wrong_value"
    NOT_A_CODE = "not_a_code"
    CODE_TWICE = "code_twice"
    RESERVED_CODE = "reserved_code"
    UNKNOWN_NAME = "unknown_name"
    NOT_RISING = "not_rising"
    NOT_TO_SCORE = "not_to_score"
    MISSING_WOULD_SCORE = "missing_would_score"
    EDITION_EXISTS = "edition_exists"
    CODE_TAKEN = "code_taken"
    SAME_SERIES = "same_series"
    STILL_USED = "still_used"
    OTHER_EDITION = "other_edition"


class SpilError(Exception):
    """An expected failure: shown to the user as one sentence, never logged with its values.

    `problem` says what happened; `values` are the words that the sentence needs (field codes,
    limits, file names), never a resident's data.
    """

    def __init__(self, problem: Problem, **values: object) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.values = values
