"""mrkdwn as Slack draws it, a table of inputs and the elements they become; markup in it stays text."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from bot.workspace.running import Workspace
from tests.story.page.conftest import Desk

pytestmark = pytest.mark.browser

DRAW = """async ([file, text]) => {
  const { blocks } = await import("/page/text/tree.js");
  const parser = await import(`/page/text/${file}.js`);
  const names = { me: "U1", timeZone: "Europe/Brussels", now: () => Date.parse("2026-11-23T12:00:00Z"),
    userName: (id) => ({ U1: "Ada", U2: "Bo" })[id] ?? null, channelName: (id) => ({ C1: "sales" })[id] ?? null };
  const place = document.createElement("div");
  place.append(...blocks((parser.parseMrkdwn ?? parser.parseMarkdown)(text), names));
  for (const node of place.querySelectorAll("*"))
    for (const name of node.getAttributeNames()) if (name !== "href") node.removeAttribute(name);
  return place.innerHTML;
}"""

MRKDWN = {
    # styles
    "*bold* _italic_ ~gone~ `code`": "<strong>bold</strong> <em>italic</em> <s>gone</s> <code>code</code>",
    "*_both_*, *bold _and_ more*": "<strong><em>both</em></strong>, <strong>bold <em>and</em> more</strong>",
    "snake_case_name and 2*3*4": "snake_case_name and 2*3*4",
    "* not bold * and *open": "* not bold * and *open",
    "(*a*) *b*.": "(<strong>a</strong>) <strong>b</strong>.",
    "`*code* &lt;b&gt;` *`x`*": "<code>*code* &lt;b&gt;</code> <strong><code>x</code></strong>",
    "*one\ntwo*": "*one<br>two*",
    "**": "**",
    # entities
    "a &amp;&amp; b &lt;b&gt; &amp;lt; &quot;": "a &amp;&amp; b &lt;b&gt; &amp;lt; &amp;quot;",
    # links
    "<https://x.org/a_b_c|the *page*>": '<a href="https://x.org/a_b_c">the *page*</a>',
    "<https://x.org/?a=1&amp;b=2>": '<a href="https://x.org/?a=1&amp;b=2">https://x.org/?a=1&amp;b=2</a>',
    "see https://x.org/a.": 'see <a href="https://x.org/a">https://x.org/a</a>.',
    "<mailto:a@x.org|a@x.org>": '<a href="mailto:a@x.org">a@x.org</a>',
    "<javascript:alert(1)|click>": "<span>click</span>",
    "<data:text/html,x|click>": "<span>click</span>",
    # mentions
    "<@U1> <@U2|bo> <@U9|old> <@U9>": "<span>@Ada</span> <span>@Bo</span> <span>@old</span> <span>@U9</span>",
    "<#C1> <#C9|gone>": "<span>#sales</span> <span>#gone</span>",
    "<!channel> <!here>": "<span>@channel</span> <span>@here</span>",
    "<!subteam^S1|@team>": "<span>@team</span>",
    # dates
    "<!date^1795435200^{date_num} {time}|soon>": "<time>2026-11-23 13:00</time>",
    "<!date^1795435200^by {date_short_pretty}^https://x.org|soon>": '<a href="https://x.org">by today</a>',
    "<!date^99999999999999^{date}|fallback>": "<time>fallback</time>",
    # emoji
    ":white_check_mark: :nope: 10:30:00": "<span>✅</span> :nope: 10:30:00",
    # unfinished and hostile
    "a < b > c <": "a &lt; b &gt; c &lt;",
    "<b>x</b>": "&lt;b&gt;x&lt;/b&gt;",
    '<https://x.org"onclick="x|t>': '<a href="https://x.org&quot;onclick=&quot;x">t</a>',
}
LINES = {
    "```\n*a*\n  b\n```": "<pre>*a*\n  b</pre>",
    "x ```y``` z": "<p>x </p><pre>y</pre><p> z</p>",
    "&gt; one\n&gt; *two*\nthree": "<blockquote><p>one<br><strong>two</strong></p></blockquote><p>three</p>",
    "&gt;&gt;&gt; one\n\ntwo": "<blockquote><p>one</p><p>two</p></blockquote>",
    "• one\n1. two": "<div><span>•</span><span>one</span></div><div><span>1.</span><span>two</span></div>",
    "one\n\ntwo": "<p>one</p><p>two</p>",
    "```open": "<p>```open</p>",
}
MARKDOWN = {
    "## A *b*\ntext": "<h4>A <em>b</em></h4><p>text</p>",
    "**a** _b_ ~~c~~ `d` snake_case": "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code> snake_case</p>",
    "[t](https://x.org) [u](javascript:x)": '<p><a href="https://x.org">t</a> <span>u</span></p>',
    "- a\n  1. b": "<div><span>•</span><span>a</span></div><div><span>1.</span><span>b</span></div>",
    "> a\n\n---": "<blockquote><p>a</p></blockquote><hr>",
    "```py\n<b>\n```": "<pre>&lt;b&gt;</pre>",
    "|a|b|\n|-|-|\n|1|2|": ("<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>"),
}

Draw = Callable[[str, str], str]


@pytest.fixture(scope="module")
def draw(browser: Browser) -> Iterator[Draw]:
    """Draw a text with the page's own modules."""
    with Workspace() as workspace:
        desk = Desk(workspace.url, browser)
        page = desk.sit()
        yield lambda file, text: page.evaluate(DRAW, [file, text])
        assert desk.faults == []
        page.context.close()


@pytest.mark.parametrize("text", MRKDWN)
def test_mrkdwn_inside_a_line(draw: Draw, text: str) -> None:
    assert f"<p>{MRKDWN[text]}</p>" == draw("mrkdwn", text)


@pytest.mark.parametrize("text", LINES)
def test_mrkdwn_lines(draw: Draw, text: str) -> None:
    assert LINES[text] == draw("mrkdwn", text)


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_block(draw: Draw, text: str) -> None:
    assert MARKDOWN[text] == draw("markdown", text)


@pytest.mark.parametrize(
    "text", ["*_~" * 3000, "<" * 9000, "&gt;" * 2500, ">" * 9000, "`" * 9001, "*a " * 3000, "<@" * 4000]
)
def test_a_long_hostile_text_is_drawn_within_a_second(draw: Draw, text: str) -> None:
    start = time.monotonic()
    assert len(draw("mrkdwn", text)) >= 10
    assert time.monotonic() - start < 1
