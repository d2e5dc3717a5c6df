"""People talk to each other and to the app on the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.story.page.conftest import Desk
from tests.story.page.sample_app import SampleApp

pytestmark = pytest.mark.browser


def write(page: Page, text: str, box: str = "#composer") -> None:
    page.fill(box, text)
    page.press(box, "Enter")


def test_a_question_in_the_direct_message_is_answered_below_it(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    write(page, "How long do we keep newsletter data?")
    answer = page.locator("#main .msg").last
    expect(answer).to_contain_text("kept for 3 years")
    expect(answer.get_by_role("button", name="Share")).to_be_visible()
    expect(answer.locator(".tag").first).to_have_text("App")


def test_shift_enter_makes_a_line_and_enter_sends_both(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    page.locator("#composer").press_sequentially("one")
    page.press("#composer", "Shift+Enter")
    page.locator("#composer").press_sequentially("two *bold*")
    expect(page.locator("#main .msg")).to_have_count(0)
    page.press("#composer", "Enter")
    expect(page.locator("#main .msg .text")).to_have_text("one\ntwo bold", use_inner_text=True)
    expect(page.locator("#main .msg strong").last).to_have_text("bold")
    expect(page.locator("#composer")).to_have_value("")


def test_a_slash_offers_the_command_with_its_hint_and_the_answer_is_private(desk: Desk, app: SampleApp) -> None:
    page, other = desk.sit(route="#/C0GENERAL"), desk.sit("U0LUC", "#/C0GENERAL")
    page.locator("#composer").press_sequentially("/")
    expect(page.get_by_role("option")).to_contain_text("/privacy [question]")
    page.press("#composer", "Enter")
    expect(page.locator("#composer")).to_have_value("/privacy ")
    page.locator("#composer").press_sequentially("newsletters?")
    page.press("#composer", "Enter")
    private = page.locator(".msg-private")
    expect(private).to_contain_text("Only visible to you")
    assert app.seen[-1]["text"] == "newsletters?"
    expect(other.locator("#main .msg")).to_have_count(0)
    expect(private.get_by_role("button", name="More actions")).to_have_count(0)
    private.get_by_role("button", name="Dismiss").click()
    expect(private).to_have_count(0)


def test_a_mention_is_completed_and_answered_in_a_thread_beside(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    page.locator("#composer").press_sequentially("Hello @pri")
    page.press("#composer", "Tab")
    expect(page.locator("#composer")).to_have_value("Hello @privacy ")
    page.press("#composer", "Enter")
    expect(page.locator("#main .t-mention")).to_have_text("@Privacy")
    page.get_by_role("button", name="1 reply").click()
    expect(page.locator("#thread .msg").last).to_contain_text("Kept for 3 years.")
    write(page, "Thank you", "#thread-composer")
    expect(page.locator("#thread .msg")).to_have_count(3)
    expect(page.locator("#main .thread-link")).to_contain_text("2 replies")
    page.press("#thread-composer", "Escape")
    expect(page.locator("#thread")).to_be_hidden()


def test_what_others_write_counts_as_unread_until_it_is_seen(desk: Desk, app: SampleApp) -> None:
    emma, luc = desk.sit(route="#/D0EMMA"), desk.sit("U0LUC", "#/C0GENERAL")
    write(luc, "one")
    write(luc, "two")
    badge = emma.locator("[data-channel=C0GENERAL] .badge")
    expect(badge).to_have_text("2")
    emma.click("[data-channel=C0GENERAL]")
    expect(emma.locator("#main .msg")).to_have_count(2)
    emma.click("[data-channel=C0SALES]")
    expect(badge).to_have_count(0)


def test_an_edited_message_says_so_and_a_deleted_one_goes(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    sent = app.client.chat_postMessage(channel="C0GENERAL", text="first")
    message = page.locator("#main .msg")
    expect(message).to_contain_text("first")
    app.client.chat_update(channel="C0GENERAL", ts=str(sent["ts"]), text="second")
    expect(message).to_contain_text("second")
    expect(message.locator(".msg-edited")).to_have_text("(edited)")
    app.client.chat_delete(channel="C0GENERAL", ts=str(sent["ts"]))
    expect(message).to_have_count(0)


def test_new_messages_scroll_to_the_end_unless_somebody_reads_further_up(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    for number in range(30):
        app.client.chat_postMessage(channel="C0GENERAL", text=f"line {number}")
    expect(page.get_by_text("line 29", exact=True)).to_be_in_viewport()
    page.locator("#main .messages").evaluate("node => { node.scrollTop = 0 }")
    expect(page.get_by_text("line 0", exact=True)).to_be_in_viewport()
    app.client.chat_postMessage(channel="C0GENERAL", text="the newest")
    expect(page.get_by_text("the newest")).to_be_attached()
    expect(page.get_by_text("line 0", exact=True)).to_be_in_viewport()


def test_a_reaction_shows_on_both_sides_and_is_taken_back_by_a_second_press(desk: Desk, app: SampleApp) -> None:
    emma, luc = desk.sit(route="#/C0GENERAL"), desk.sit("U0LUC", "#/C0GENERAL")
    write(emma, "hello")
    emma.hover("#main .msg")
    emma.get_by_role("button", name="Add a reaction").click()
    emma.get_by_role("menuitem", name="eyes").click()
    expect(luc.locator(".reaction")).to_have_text("👀1")
    emma.locator(".reaction").click()
    expect(luc.locator(".reaction")).to_have_count(0)


def test_sitting_down_as_somebody_else_shows_what_they_may_see(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    write(page, "a question")
    expect(page.locator("#main .msg")).to_have_count(2)
    page.click(".person")
    page.get_by_role("menuitemradio", name="Katrien").click()
    expect(page.locator(".person")).to_contain_text("You are Katrien, DPO")
    expect(page.locator("#main .msg")).to_have_count(0)
    expect(page.locator("[data-channel=C0DPO]")).to_be_visible()
    assert "as=U0KATRIEN" in page.url


@pytest.mark.parametrize("ack_seconds", [0.8])
def test_a_command_that_is_not_acknowledged_ends_in_a_notice_and_keeps_the_words(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    write(page, "/privacy sleep")
    expect(page.locator(".toast")).to_have_text("/privacy failed: the app did not respond in time.")
    expect(page.locator("#composer")).to_have_value("/privacy sleep")


def test_a_command_in_a_thread_is_refused_with_the_reason(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    write(page, "root")
    page.hover("#main .msg")
    page.get_by_role("button", name="Reply in thread").click()
    write(page, "/privacy newsletters", "#thread-composer")
    expect(page.locator(".toast")).to_contain_text("does not work in threads")
    assert app.seen == []


def test_without_the_app_a_banner_says_so(desk: Desk) -> None:
    page = desk.sit(route="#/C0GENERAL")
    expect(page.locator("#banner")).to_contain_text("The bot is not connected")
    write(page, "/privacy newsletters")
    expect(page.locator(".toast")).to_have_text("/privacy failed: the app is not connected.")


def test_a_reload_drops_private_messages_as_slack_does(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    write(page, "hello")
    write(page, "/privacy newsletters")
    expect(page.locator(".msg-private")).to_be_visible()
    page.reload()
    expect(page.locator("#main .msg")).to_have_count(1)
