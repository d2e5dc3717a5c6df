"""Blocks of the sample app: every kind of block and element that the page has to draw."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str, text: str, description: str | None = None) -> Json:
    extra = {} if description is None else {"description": plain(description)}
    return {"text": plain(text), "value": value, **extra}


def button(action: str, text: str, **extra: Any) -> Json:
    return {"type": "button", "action_id": action, "text": plain(text), **extra}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


CONFIRM = {
    "title": plain("Share this answer?"),
    "text": mrkdwn("Everybody in the channel can read it."),
    "confirm": plain("Share"),
    "deny": plain("Not now"),
}
LANGUAGES = [option("nl", "Nederlands"), option("fr", "Français"), option("en", "English"), option("de", "Deutsch")]

ANSWER: list[Json] = [
    {
        "type": "section",
        "text": mrkdwn("*Newsletters:* kept for 3 years after the last contact, unless somebody objects."),
    },
    {
        "type": "section",
        "fields": [
            mrkdwn("*Legal basis*\nConsent (b2c) or legitimate interest (b2b)"),
            mrkdwn("*Counted from*\nLast contact"),
        ],
    },
    {
        "type": "context",
        "elements": [mrkdwn("Policy 2025-10, art. 4.7 _Newsletters_ · retention"), mrkdwn("`in the policy`")],
    },
    {
        "type": "actions",
        "block_id": "facets",
        "elements": [
            button("share", "Share", style="primary", confirm=CONFIRM),
            button("purpose", "Purpose"),
            button("data", "Data"),
            button("remove", "Remove", style="danger"),
            {
                "type": "overflow",
                "action_id": "more",
                "options": [option("copy", "Text for a customer"), option("dpo", "Ask the DPO")],
            },
        ],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": plain("Helpful"), "value": "yes"},
                "negative_button": {"text": plain("Not helpful"), "value": "no"},
            },
            {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": plain("Delete this answer")},
        ],
    },
]

MARKDOWN = """### Steps
- **ask** who it is
- see [the guide](https://example.org/guide)

| right | days |
|---|---|
| access | 30 |"""

EVERYTHING: list[Json] = [
    {"type": "header", "text": plain("Every block :seedling:")},
    {
        "type": "section",
        "block_id": "language",
        "text": mrkdwn("Answer me in"),
        "accessory": {
            "type": "static_select",
            "action_id": "language",
            "placeholder": plain("A language"),
            "options": LANGUAGES,
            "initial_option": LANGUAGES[0],
        },
    },
    {"type": "divider"},
    rich(
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Rich "},
                {"type": "text", "text": "bold", "style": {"bold": True}},
                {"type": "text", "text": " and "},
                {"type": "text", "text": "code", "style": {"code": True}},
                {"type": "text", "text": ", asked by "},
                {"type": "user", "user_id": "U0EMMA"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "first"}]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "second"}]},
            ],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "as the customer wrote"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "RR-2026-0001  due 2 March 2026"}]},
    ),
    {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A chart of open requests"},
    {
        "type": "markdown",
        "text": MARKDOWN,
    },
    {
        "type": "table",
        "column_settings": [{"align": "left"}, {"align": "right"}],
        "rows": [
            [{"type": "raw_text", "text": "Reference"}, {"type": "raw_text", "text": "Days left"}],
            [{"type": "raw_text", "text": "RR-2026-0001"}, {"type": "raw_text", "text": "12"}],
        ],
    },
    {
        "type": "section",
        "block_id": "several",
        "text": mrkdwn("I read"),
        "accessory": {
            "type": "multi_static_select",
            "action_id": "languages",
            "placeholder": plain("Languages"),
            "options": LANGUAGES,
        },
    },
    {
        "type": "actions",
        "block_id": "controls",
        "elements": [
            {"type": "users_select", "action_id": "person", "placeholder": plain("A person")},
            {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-23"},
            {"type": "timepicker", "action_id": "hour", "initial_time": "09:00"},
            {"type": "radio_buttons", "action_id": "size", "options": [option("s", "Small"), option("l", "Large")]},
            {
                "type": "checkboxes",
                "action_id": "done",
                "options": [option("desk", "My desk is clear"), option("lock", "My screen locks")],
            },
        ],
    },
]


def input_block(block: str, label: str, element: Json, **extra: Any) -> Json:
    return {
        "type": "input",
        "block_id": block,
        "label": plain(label),
        "element": {"action_id": "value", **element},
        **extra,
    }


REQUEST_FORM: Json = {
    "type": "modal",
    "callback_id": "log_request",
    "title": plain("Log a request"),
    "submit": plain("Log"),
    "close": plain("Cancel"),
    "notify_on_close": True,
    "blocks": [
        input_block(
            "name",
            "Who asks?",
            {"type": "plain_text_input", "max_length": 80},
            hint=plain("As the person signed, so that the DPO can find them."),
        ),
        input_block(
            "right",
            "Which right?",
            {
                "type": "static_select",
                "placeholder": plain("Choose a right"),
                "options": [
                    option("access", "Access"),
                    option("erasure", "Erasure", "Delete what is not needed any more"),
                ],
            },
        ),
        input_block("received", "Received on", {"type": "datepicker", "initial_date": "2026-11-23"}),
        input_block(
            "channel",
            "How did it arrive?",
            {"type": "radio_buttons", "options": [option("mail", "By e-mail"), option("phone", "By telephone")]},
            optional=True,
        ),
        input_block("words", "In their own words", {"type": "plain_text_input", "multiline": True}, optional=True),
        {"type": "actions", "block_id": "further", "elements": [button("explain", "What is a right?")]},
    ],
}

EXPLANATION: Json = {
    "type": "modal",
    "callback_id": "explanation",
    "title": plain("Rights"),
    "close": plain("Back"),
    "blocks": [{"type": "section", "text": mrkdwn("A person may ask for *access*, *erasure* and more.")}],
}


def home(greeting: str) -> Json:
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": plain("Privacy assistant")},
            {"type": "section", "text": mrkdwn(greeting)},
            {
                "type": "actions",
                "elements": [
                    button("try", "How long do we keep invoices?"),
                    button("try_data", "Which data has an account?"),
                ],
            },
            {"type": "divider"},
            *EVERYTHING[1:2],
        ],
    }
