"""Names of commands, shortcuts, actions and views, as Slack sends them back. The manifest is built from these."""

from enum import StrEnum


class CommandId(StrEnum):
    """Slash commands."""

    PRIVACY = "/privacy"


class ShortcutId(StrEnum):
    """Message shortcuts."""

    ASK_ABOUT = "ask_about_this"
    CORRECT = "correct_answer"
    LOG_MESSAGE = "log_request_about_this"
    LOG = "log_request"


class ActionId(StrEnum):
    """Buttons and choices. Where several stand in one block, a suffix after ``:`` tells them apart."""

    FACET = "answer.facet"
    CHOOSE = "answer.choose"
    SHARE = "answer.share"
    CUSTOMER = "answer.customer"
    ASK_DPO = "answer.ask_dpo"
    WHY = "answer.why"
    FEEDBACK = "answer.feedback"
    CUSTOMER_LANGUAGE = "customer.language"
    LANGUAGE = "home.language"
    EXAMPLE = "home.example"
    DPO_ANSWER = "dpo.answer"
    REQUEST_LOG = "request.log"
    REQUEST_CLAIM = "request.claim"
    REQUEST_DETAILS = "request.details"
    REQUEST_WHY = "request.why"
    REQUEST_CLOSE = "request.close"
    REQUEST_CORRECT = "request.correct"
    REQUEST_MISTAKE = "request.mistake"
    CHECK = "check.answer"


class ViewId(StrEnum):
    """Modals."""

    CUSTOMER = "customer_text"
    ASK_DPO = "ask_dpo"
    DPO_ANSWER = "dpo_answer"
    CORRECT = "correct_answer"
    REQUEST_LOG = "request_log"
    REQUEST_SURE = "request_sure"
    REQUEST_CORRECT = "request_correct"
    REQUEST_CLOSE = "request_close"


class InputId(StrEnum):
    """Inputs of modals: block_id and action_id alike."""

    QUESTION = "question"
    ANSWER = "answer"
    RIGHTS = "rights"
    RECEIVED = "received"
    CHANNEL = "channel"
    REQUESTER = "requester"
    LANGUAGE = "language"
    PERSON = "person"
    CONTACT = "contact"
    WORDS = "words"
    OUTCOME = "outcome"
    REASON = "reason"
    ANSWERED = "answered"
