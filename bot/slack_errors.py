"""slack_sdk's exceptions -> ours, for calls whose outcome somebody waits for."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from typing import Final

from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.errors import SlackRefused, SlackUnreachable

_ADVICE: Final = {
    "invalid_auth": "copy the token again from the app's page (`compliance-bot init` writes .env)",
    "not_authed": "set the token (`compliance-bot init` writes .env)",
    "account_inactive": "the app was removed from the workspace: install it again and copy the new token",
    "token_revoked": "the token was revoked: install the app again and copy the new token",
    "not_allowed_token_type": "SLACK_APP_TOKEN must be an app-level token (xapp-) with the scope connections:write",
    "missing_scope": "the app lacks a scope: paste this version's manifest (`compliance-bot manifest`), reinstall",
}


@contextmanager
def told(what: str) -> Iterator[None]:
    """Raise SlackRefused or SlackUnreachable, with ``what`` was tried, for what slack_sdk raises in the block."""
    try:
        yield
    except SlackApiError as error:
        code = str(error.response.get("error", "unknown_error"))
        raise SlackRefused(code, _ADVICE.get(code, what)) from None
    except (SlackRequestError, OSError, HTTPException) as error:
        raise SlackUnreachable(
            f"{what}: no connection ({type(error).__name__}); check the network and SLACK_API_URL"
        ) from None
