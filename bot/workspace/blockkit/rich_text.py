"""The rich_text block: its parts and the words in them."""

from bot.workspace.blockkit.checks import by_type, flag, list_of, one_of, shape, string, whole
from bot.workspace.blockkit.composition import ID, SLACK_ID, URL
from bot.workspace.blockkit.limits import LIMITS

_STYLE = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight"), flag))
WORDS = string(LIMITS["message.text"])
_RICH_WORDS = by_type(
    {
        "text": shape({"text": WORDS}, {"style": _STYLE}),
        "link": shape({"url": WORDS}, {"text": WORDS, "style": _STYLE, "unsafe": flag}),
        "user": shape({"user_id": SLACK_ID}, {"style": _STYLE}),
        "channel": shape({"channel_id": SLACK_ID}, {"style": _STYLE}),
        "usergroup": shape({"usergroup_id": SLACK_ID}, {"style": _STYLE}),
        "emoji": shape({"name": string(100)}, {"unicode": string(100), "style": _STYLE, "skin_tone": whole(1, 6)}),
        "broadcast": shape({"range": one_of("here", "channel", "everyone")}, {"style": _STYLE}),
        "date": shape(
            {"timestamp": whole(0, 10**11), "format": string(200)}, {"url": URL, "fallback": WORDS, "style": _STYLE}
        ),
        "color": shape({"value": string(20)}, {"style": _STYLE}),
    }
)
_PARTS = list_of(_RICH_WORDS, 1000, 0)
_SECTION = shape({"elements": _PARTS}, {})
_BORDER = {"border": whole(0, 1)}
RICH_TEXT = shape(
    {
        "elements": list_of(
            by_type(
                {
                    "rich_text_section": _SECTION,
                    "rich_text_quote": shape({"elements": _PARTS}, _BORDER),
                    "rich_text_preformatted": shape({"elements": _PARTS}, {**_BORDER, "language": string(50)}),
                    "rich_text_list": shape(
                        {
                            "style": one_of("bullet", "ordered"),
                            "elements": list_of(by_type({"rich_text_section": _SECTION}), 1000),
                        },
                        {**_BORDER, "indent": whole(0, 8), "offset": whole(0, 10**6)},
                    ),
                }
            ),
            1000,
        )
    },
    {"block_id": ID},
)
