"""Modals: labels, hints, errors beside their input, stacked views, what reaches the app."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.story.page.conftest import Desk, acted
from tests.story.page.sample_app import SampleApp

pytestmark = pytest.mark.browser


def open_form(page: Page) -> Locator:
    page.fill("#composer", "/privacy log")
    page.press("#composer", "Enter")
    dialog = page.get_by_role("dialog", name="Log a request")
    dialog.wait_for()
    return dialog


def submitted(app: SampleApp) -> dict[str, Any]:
    view = next(body["view"] for body in app.seen if body.get("type") == "view_submission")
    values: dict[str, Any] = view["state"]["values"]
    return values


def test_required_inputs_show_their_error_beside_them_and_nothing_is_sent(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    dialog = open_form(page)
    dialog.get_by_role("button", name="Log", exact=True).click()
    expect(dialog.locator("[data-block=name] .b-error")).to_be_visible()
    expect(dialog.locator("[data-block=right] .b-error")).to_be_visible()
    expect(dialog.locator("[data-block=received] .b-error")).to_be_hidden()
    expect(dialog.get_by_label("Who asks?")).to_be_focused()
    dialog.get_by_label("Which right?").click()
    page.get_by_role("option", name="Erasure").click()
    expect(dialog.locator("[data-block=right] .b-error")).to_be_hidden()
    assert not [body for body in app.seen if body.get("type") == "view_submission"]


def test_errors_and_focus_outlive_what_happens_behind_the_form(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    dialog = open_form(page)
    dialog.get_by_label("Who asks?").fill("Ada")
    dialog.get_by_role("button", name="Log", exact=True).click()
    error = dialog.locator("[data-block=right] .b-error")
    expect(error).to_be_visible()
    app.client.chat_postMessage(channel="D0EMMA", text="meanwhile")
    expect(page.locator("#main .msg").last).to_contain_text("meanwhile")
    expect(error).to_be_visible()
    expect(dialog.get_by_label("Which right?")).to_be_focused()
    expect(dialog.get_by_label("Who asks?")).to_have_value("Ada")
    page.reload()
    expect(error).to_be_visible()


def test_the_words_of_an_error_below_the_fold_are_scrolled_to(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    page.set_viewport_size({"width": 1280, "height": 360})  # the input fits, its error does not
    dialog = open_form(page)
    dialog.get_by_label("Who asks?").fill("Ada")
    dialog.get_by_role("button", name="Log", exact=True).click()
    expect(dialog.locator("[data-block=right] .b-error")).to_be_in_viewport(ratio=0.9)


def test_a_filled_form_reaches_the_app_as_slack_would_send_it_and_closes(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    dialog = open_form(page)
    dialog.get_by_label("Who asks?").fill("Ada <b>")
    dialog.get_by_label("Which right?").click()
    page.get_by_role("option", name="Erasure").click()
    dialog.get_by_label("By telephone").check()
    dialog.get_by_label("In their own words").fill("one\ntwo")
    dialog.get_by_role("button", name="Log", exact=True).click()
    expect(dialog).to_be_hidden()
    values = submitted(app)
    assert values["name"]["value"]["value"] == "Ada <b>"
    assert values["right"]["value"]["selected_option"]["value"] == "erasure"
    assert values["received"]["value"]["selected_date"] == "2026-11-23"
    assert values["channel"]["value"]["selected_option"]["value"] == "phone"
    assert values["words"]["value"]["value"] == "one\ntwo"


def test_an_error_of_the_app_stands_beside_its_input_and_the_entries_stay(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    dialog = open_form(page)
    dialog.get_by_label("Who asks?").fill("nobody")
    dialog.get_by_label("Which right?").click()
    page.get_by_role("option", name="Access").click()
    dialog.get_by_role("button", name="Log", exact=True).click()
    expect(dialog.locator("[data-block=name] .b-error")).to_have_text("Nobody is not a person.")
    expect(dialog.get_by_label("Who asks?")).to_have_value("nobody")
    dialog.get_by_label("Who asks?").fill("Ada")
    expect(dialog.locator("[data-block=name] .b-error")).to_be_hidden()
    dialog.get_by_label("Who asks?").fill("nobody")
    dialog.get_by_role("button", name="Log", exact=True).click()
    expect(dialog.locator("[data-block=name] .b-error")).to_have_text("Nobody is not a person.")


def test_a_view_on_top_goes_back_to_the_entries_below_it(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    dialog = open_form(page)
    dialog.get_by_label("Who asks?").fill("Ada")
    dialog.get_by_role("button", name="What is a right?").click()
    above = page.get_by_role("dialog", name="Rights")
    expect(above).to_contain_text("A person may ask for access")
    page.keyboard.press("Escape")
    expect(dialog.get_by_label("Who asks?")).to_have_value("Ada")


def test_escape_closes_the_dialog_and_the_app_hears_of_it(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/D0EMMA")
    dialog = open_form(page)
    with acted(page, "view_close"):
        page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert [body["type"] for body in app.seen[1:]] == ["view_closed"]


def test_a_message_shortcut_stands_under_more_actions_and_names_its_message(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/C0GENERAL")
    page.fill("#composer", "may we do this?")
    page.press("#composer", "Enter")
    page.hover("#main .msg")
    page.get_by_role("button", name="More actions").click()
    with acted(page, "message_shortcut"):
        page.get_by_role("menuitem", name="Ask about this").click()
    expect(page.get_by_role("dialog", name="Rights")).to_be_visible()
    assert app.seen[0]["message"]["text"] == "may we do this?"


def test_home_is_drawn_and_its_controls_reach_the_app(desk: Desk, app: SampleApp) -> None:
    page = desk.sit(route="#/home")
    home = page.get_by_role("region", name="Home")
    expect(home).to_contain_text("Hello @Emma, ask me about our policy.")
    with acted(page):
        home.get_by_role("button", name="How long do we keep invoices?").click()
    assert app.seen[0]["container"]["type"] == "view"
    assert app.seen[0]["actions"][0]["action_id"] == "try"
