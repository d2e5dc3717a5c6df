"""Every block and element: drawn, and what a person chooses arrives under Slack's keys."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.story.page.conftest import Desk, acted
from tests.story.page.sample_app import SampleApp

pytestmark = pytest.mark.browser


@pytest.fixture
def page(desk: Desk, app: SampleApp) -> Page:
    """The direct message with a message of all blocks in it."""
    page = desk.sit(route="#/D0EMMA")
    page.fill("#composer", "everything")
    page.press("#composer", "Enter")
    page.locator(".b-table").first.wait_for()
    return page


def act(page: Page, do: Callable[[], object]) -> None:
    with acted(page):
        do()


def test_no_block_or_element_is_left_undrawn(page: Page) -> None:
    expect(page.locator(".b-unknown")).to_have_count(0)
    expect(page.locator(".blocks > *")).to_have_count(9)


def test_rich_text_markdown_and_table_keep_their_structure(page: Page) -> None:
    blocks = page.locator(".blocks > *")
    assert blocks.nth(3).locator(".t-item").all_inner_texts() == ["1.\nfirst", "2.\nsecond"]
    expect(blocks.nth(3).locator("blockquote")).to_have_text("as the customer wrote")
    expect(blocks.nth(3).locator("pre")).to_have_text("RR-2026-0001  due 2 March 2026")
    expect(blocks.nth(5).get_by_role("link", name="the guide")).to_have_attribute("href", "https://example.org/guide")
    expect(blocks.nth(5).locator("td")).to_have_text(["right", "days", "access", "30"])
    expect(blocks.nth(6).get_by_role("columnheader")).to_have_text(["Reference", "Days left"])


def test_an_image_is_its_description_and_nothing_is_loaded(page: Page) -> None:
    expect(page.get_by_role("img", name="A chart of open requests")).to_be_visible()
    expect(page.locator("img")).to_have_count(0)


def choose_language(page: Page) -> None:
    page.click("[data-action=language]")
    page.get_by_role("option", name="Deutsch").click()


def choose_person(page: Page) -> None:
    page.click("[data-action=person]")
    page.get_by_role("searchbox").press_sequentially("katr")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


CHOICES: list[tuple[str, Callable[[Page], None], str, object]] = [
    ("language", choose_language, "selected_option", "de"),
    ("person", choose_person, "selected_user", "U0KATRIEN"),
    ("day", lambda page: page.fill("[data-action=day]", "2027-01-04"), "selected_date", "2027-01-04"),
    ("hour", lambda page: page.fill("[data-action=hour]", "14:30"), "selected_time", "14:30"),
]


@pytest.mark.parametrize(("action", "choose", "key", "value"), CHOICES, ids=[row[0] for row in CHOICES])
def test_a_choice_arrives_under_slacks_key(
    page: Page, app: SampleApp, action: str, choose: Callable[[Page], None], key: str, value: object
) -> None:
    act(page, lambda: choose(page))
    sent: dict[str, Any] = app.seen[-1]["actions"][0]
    assert sent["action_id"] == action
    assert value == (sent[key]["value"] if key == "selected_option" else sent[key])


def test_several_can_be_chosen_and_taken_back(page: Page, app: SampleApp) -> None:
    page.click("[data-action=languages]")
    for name in ("English", "Français", "English"):
        act(page, page.get_by_role("option", name=name).click)
    page.keyboard.press("Escape")
    expect(page.locator("[data-action=languages] .chip")).to_have_text(["Français"])
    assert [option["value"] for option in app.seen[-1]["actions"][0]["selected_options"]] == ["fr"]
    expect(page.locator("[data-action=languages]")).to_be_focused()


def test_boxes_and_radios_arrive_with_all_that_is_ticked(page: Page, app: SampleApp) -> None:
    act(page, page.get_by_label("My desk is clear").check)
    act(page, page.get_by_label("My screen locks").check)
    assert [option["value"] for option in app.seen[-1]["actions"][0]["selected_options"]] == ["desk", "lock"]
    act(page, page.get_by_label("Large").check)
    assert app.seen[-1]["actions"][0]["selected_option"]["value"] == "l"
    state = app.seen[-1]["state"]["values"]["controls"]
    assert [option["value"] for option in state["done"]["selected_options"]] == ["desk", "lock"]


def test_a_button_with_a_question_asks_before_it_acts(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    page.fill("#composer", "newsletters")
    page.press("#composer", "Enter")
    share = page.get_by_role("button", name="Share")
    share.click()
    question = page.get_by_role("dialog", name="Share this answer?")
    expect(question).to_contain_text("Everybody in the channel can read it.")
    question.get_by_role("button", name="Not now").click()
    assert app.seen == []
    share.click()
    act(page, question.get_by_role("button", name="Share").click)
    assert app.seen[0]["actions"][0]["action_id"] == "share"


def test_overflow_and_feedback_arrive_with_what_was_chosen(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    page.fill("#composer", "newsletters")
    page.press("#composer", "Enter")
    page.get_by_role("button", name="More options").click()
    act(page, page.get_by_role("menuitem", name="Ask the DPO").click)
    assert app.seen[-1]["actions"][0]["selected_option"]["value"] == "dpo"
    helpful = page.get_by_role("button", name="Not helpful")
    act(page, helpful.click)
    assert app.seen[-1]["actions"][0]["value"] == "no"
    expect(helpful).to_have_attribute("aria-pressed", "true")
    act(page, page.get_by_role("button", name="Delete this answer").click)
    assert app.seen[-1]["actions"][0]["action_id"] == "bin"
