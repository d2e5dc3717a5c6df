"""What a person types, in the form in which Slack stores it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.workspace.models import Json

BROADCASTS = {"channel", "here", "everyone"}
MENTION = re.compile(r"<@([A-Z0-9]+)>")
ADDRESS = r"""[^\s<>|]*[^\s<>|.,;:!?)\]'"]"""
TOKEN = re.compile(
    r"(?P<given><@[A-Z0-9]+>)"
    rf"|(?P<url>https?://{ADDRESS})"
    r"|(?<![\w.+-])(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<bare>\bwww\.{ADDRESS})"
    r"|(?<![\w@])@(?P<handle>[\w.-]*\w)"
    r"|(?<![\w#&])#(?P<channel>[\w-]+)"
)


@dataclass(frozen=True)
class Names:
    """How names in text become ids: handle -> user id, channel name -> channel id."""

    users: dict[str, str]
    channels: dict[str, str]

    def token(self, found: re.Match[str]) -> str | None:
        """The stored form of one match, or None when it is only text."""
        kind = found.lastgroup or ""
        return _FORMS[kind](self, found[kind])

    def given(self, mention: str) -> str | None:
        return mention if mention[2:-1] in self.users.values() else None

    def handle(self, handle: str) -> str | None:
        if handle.lower() in BROADCASTS:
            return f"<!{handle.lower()}>"
        user = self.users.get(handle.lower())
        return f"<@{user}>" if user else None

    def channel(self, name: str) -> str | None:
        found = self.channels.get(name)
        return f"<#{found}|{name}>" if found else None


_FORMS: dict[str, Callable[[Names, str], str | None]] = {
    "given": Names.given,
    "url": lambda _, url: f"<{escape(url)}>",
    "mail": lambda _, mail: f"<mailto:{mail}|{mail}>",
    "bare": lambda _, bare: f"<http://{escape(bare)}|{escape(bare)}>",
    "handle": Names.handle,
    "channel": Names.channel,
}


def escape(text: str) -> str:
    """The three signs that mean something to Slack, as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def stored(text: str, names: Names) -> str:
    """The text of a message: signs escaped, mentions, channels, links and mail addresses in Slack's form."""
    parts: list[str] = []
    end = 0
    for found in TOKEN.finditer(text):
        form = names.token(found)
        if form is not None:
            parts += [escape(text[end : found.start()]), form]
            end = found.end()
    return "".join([*parts, escape(text[end:])])


def mentions(text: str) -> set[str]:
    """The user ids that a stored text mentions."""
    return set(MENTION.findall(text))


def rich_text(text: str) -> Json:
    """The rich_text block that Slack adds to what a person wrote."""
    elements = [_element(part) for part in re.split(r"(<[^>]+>)", text) if part]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _element(part: str) -> Json:
    if part.startswith("<@"):
        return {"type": "user", "user_id": part[2:-1]}
    if part.startswith("<#"):
        return {"type": "channel", "channel_id": part[2:-1].partition("|")[0]}
    if part.startswith("<!"):
        return {"type": "broadcast", "range": part[2:-1]}
    if part.startswith("<"):
        url, _, label = part[1:-1].partition("|")
        return {"type": "link", "url": plain(url)} | ({"text": plain(label)} if label else {})
    return {"type": "text", "text": plain(part)}


def plain(text: str) -> str:
    """The signs behind the entities."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
