"""The workspace's own tools: clock, wire inspector, themes, keyboard, narrow screens, hostile names."""

import pytest
from playwright.sync_api import expect
from slack_sdk.errors import SlackApiError

from bot.workspace.running import Workspace
from tests.story.page.conftest import Desk, acted, leave
from tests.story.page.sample_app import SampleApp, running

pytestmark = pytest.mark.browser

HOSTILE = (
    '<img src=x onerror="document.title=1"><script>document.title=2</script> \u202egnp.exe &amp; <style>*{}</style>'
)
PAIRS = (
    *("ink bg", "ink bg-rail", "ink bg-private", "ink mention-me", "ink-code bg-code", "warn-ink warn", "good bg"),
    *("ink-soft bg", "ink-soft bg-rail", "ink-soft bg-private", "ink-soft bg-raised", "ink-soft bg-code"),
    *("accent bg", "accent accent-soft", "link bg", "link mention", "link bg-private"),
    *("danger bg", "danger danger-soft", "danger bg-raised"),
)
CONTRAST = """(pairs) => {
  const probe = document.body.appendChild(document.createElement("i"));
  const light = (name) => {
    probe.style.color = `var(--${name})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/[\\d.]+/g).map(Number)
      .map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return pairs.map((pair) => {
    const [front, back] = pair.split(" ");
    const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
    return [pair, (high + 0.05) / (low + 0.05)];
  });
}"""


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_enough_in_both_themes(desk: Desk, dark: bool) -> None:
    """WCAG 2.2, 1.4.3 (AA): 4.5 to 1."""
    page = desk.sit(dark=dark)
    weak = {pair: round(ratio, 2) for pair, ratio in page.evaluate(CONTRAST, list(PAIRS)) if ratio < 4.5}
    assert weak == {}


def test_the_theme_follows_the_system_until_it_is_switched_and_then_stays(desk: Desk) -> None:
    page = desk.sit(dark=True)
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.get_by_role("button", name="Light theme").click()
    light = page.evaluate(background)
    assert light != dark
    page.reload()
    page.locator("body:not([inert])").wait_for()
    assert page.evaluate(background) == light


def test_a_newcomer_begins_at_home_even_when_the_app_comes_later(desk: Desk, workspace: Workspace) -> None:
    page = desk.sit()
    expect(page.get_by_role("region", name="Home")).to_contain_text("has not published a Home")
    with running(workspace):
        expect(page.get_by_role("region", name="Home")).to_contain_text("ask me about our policy")
        leave(desk.browser)


def test_the_clock_goes_forward_and_says_that_it_is_shifted(desk: Desk) -> None:
    page = desk.sit()
    page.get_by_role("button", name="The workspace's time").click()
    page.get_by_role("button", name="+1 week").click()
    expect(page.locator(".topbar")).to_contain_text("shifted")
    page.get_by_label("Go to").fill("2031-02-03T09:00")
    page.get_by_role("button", name="Go to").click()
    expect(page.locator(".clock-now")).to_contain_text("3 Feb 2031")
    page.get_by_label("Go to").fill("2030-01-01T09:00")
    page.get_by_role("button", name="Go to").click()
    expect(page.locator(".clock").get_by_role("alert")).to_contain_text("only goes forward")


def test_the_wire_lists_calls_and_envelopes_filters_them_and_unfolds_their_json(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    page.fill("#composer", "newsletters?")
    page.press("#composer", "Enter")
    page.get_by_role("button", name="Wire inspector", exact=True).click()
    rows = page.locator(".wire-row")
    expect(rows.filter(has_text="chat.postMessage")).to_have_count(1)
    page.get_by_label("Filter").fill("newsletters?")
    expect(rows.filter(has_text="events_api · message")).to_have_count(1)
    expect(rows.filter(has_text="auth.test")).to_have_count(0)
    rows.filter(has_text="events_api · message").locator("summary").first.click()
    expect(page.locator(".wire-body")).to_contain_text('channel_type: "im"')


def test_a_call_can_be_made_to_fail_from_the_wire(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    page.fill("#composer", "newsletters?")
    page.press("#composer", "Enter")
    page.get_by_role("button", name="Wire inspector", exact=True).click()
    page.locator(".wire-row", has_text="chat.postMessage").locator("summary").first.click()
    with acted(page, "fail_next"):
        page.get_by_role("button", name="Let the next chat.postMessage fail").click()
    with pytest.raises(SlackApiError, match="internal_error"):
        app.client.chat_postMessage(channel="C0GENERAL", text="x")


def test_markup_in_messages_stays_text(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    app.client.chat_postMessage(
        channel="C0GENERAL",
        text=HOSTILE,
        blocks=[
            {"type": "header", "text": {"type": "plain_text", "text": HOSTILE}},
            {"type": "section", "text": {"type": "mrkdwn", "text": HOSTILE}},
            {"type": "image", "image_url": "https://example.org/x.png", "alt_text": HOSTILE},
            {"type": "markdown", "text": HOSTILE},
        ],
    )
    message = page.locator("#main .msg")
    expect(message.locator(".b-header")).to_contain_text("<img src=x onerror")
    expect(message.locator("script, img, style")).to_have_count(0)
    expect(page).to_have_title("#general · Local workspace")


def test_the_page_can_be_used_with_the_keyboard_alone(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    page.focus("[data-channel=C0SALES]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="sales")).to_be_visible()
    page.focus(".person")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitemradio", name="Emma")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitemradio", name="Luc")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".person")).to_be_focused()


def test_a_redraw_leaves_the_focus_where_it_was(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    sent = app.client.chat_postMessage(channel="C0GENERAL", text="a", blocks=_button("First"))
    page.get_by_role("button", name="First").focus()
    app.client.chat_update(channel="C0GENERAL", ts=str(sent["ts"]), text="b", blocks=_button("Second"))
    expect(page.get_by_role("button", name="Second")).to_be_focused()


def _button(text: str) -> list[dict[str, object]]:
    element = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": text}}
    return [{"type": "actions", "block_id": "b", "elements": [element]}]


@pytest.mark.parametrize("width", [400, 900, 1280])
def test_nothing_is_wider_than_the_screen(desk: Desk, app: SampleApp, width: int) -> None:
    page = desk.sit(route="#/D0EMMA", width=width)
    page.fill("#composer", "everything")
    page.press("#composer", "Enter")
    page.locator(".b-table").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('#main .messages').scrollWidth") <= width


def test_on_a_narrow_screen_the_rail_opens_and_closes(desk: Desk) -> None:
    page = desk.sit(route="#/C0GENERAL", width=400)
    expect(page.locator("#rail")).to_be_hidden()
    page.get_by_role("button", name="Channels").click()
    page.click("[data-channel=C0SALES]")
    expect(page.locator("#rail")).to_be_hidden()
    expect(page.get_by_role("heading", name="sales")).to_be_visible()


def test_the_page_comes_back_when_the_workspace_is_started_again(desk: Desk, workspace: Workspace) -> None:
    page = desk.sit(route="#/C0GENERAL")
    workspace.stop()
    expect(page.locator("#banner")).to_contain_text("The local workspace does not answer")
    with Workspace(workspace.settings, port=int(workspace.url.rpartition(":")[2])):
        expect(page.locator("#banner")).to_contain_text("The bot is not connected", timeout=15_000)
        leave(desk.browser)
    desk.faults.clear()  # the refused connections in between
