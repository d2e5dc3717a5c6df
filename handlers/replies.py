"""A line for one person, by whatever way the payload leaves open."""

from http import HTTPStatus

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackRequestError

from handlers.parsing import Payload
from handlers.views.message import Message, section
from handlers.views.text import Mrkdwn


def tell(body: Payload, client: WebClient, respond: Respond, sentence: str) -> None:
    """Show a sentence to the person who acted, and to nobody else where Slack allows.

    Raises slack_sdk.errors.SlackApiError when even that is refused.
    """
    if body.get("response_url") or body.get("response_urls"):
        respond(text=sentence, response_type="ephemeral", replace_original=False)
        return
    event = body.get("event", {})
    if event.get("type") == "app_home_opened":
        home = {"type": "home", "blocks": [section(Mrkdwn(sentence))]}
        client.views_publish(user_id=str(event["user"]), view=home)
        return
    user = str(event.get("user") or body.get("user", {}).get("id") or body.get("user_id"))
    channel = str(event.get("channel") or user)
    if channel[0] in "CG":
        client.chat_postEphemeral(channel=channel, user=user, text=sentence, thread_ts=event.get("thread_ts"))
    else:
        client.chat_postMessage(channel=channel, text=sentence)


def show(respond: Respond, message: Message, *, replace: bool = False) -> None:
    """Show a card for one person's eyes, in place of the one they clicked or below it.

    Raises slack_sdk.errors.SlackRequestError when Slack does not take it.
    """
    answer = respond(
        text=message.text,
        blocks=list(message.blocks),
        response_type="ephemeral",
        replace_original=replace,
        unfurl_links=False,
        unfurl_media=False,
    )
    if answer.status_code != HTTPStatus.OK:
        raise SlackRequestError(f"the reply was refused with status {answer.status_code}")
