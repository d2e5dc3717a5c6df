"""Environment -> Settings, read once; every fault is told at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsInvalid

PACKAGED_KNOWLEDGE = Path(__file__).parent.parent / "knowledge" / "data"
PREFIX = "COMPLIANCE_BOT_"


def _ours(name: str, description: str) -> dict[str, str]:
    return {"validation_alias": f"{PREFIX}{name}", "description": description}


class Settings(BaseSettings):
    """What the process needs to know before it starts; the field descriptions are README's table."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    bot_token: Annotated[
        SecretStr | None,
        Field(validation_alias="SLACK_BOT_TOKEN", description="bot token, starts with `xoxb-`"),
    ] = None
    app_token: Annotated[
        SecretStr | None,
        Field(validation_alias="SLACK_APP_TOKEN", description="app-level token for Socket Mode, starts with `xapp-`"),
    ] = None
    signing_secret: Annotated[
        SecretStr | None,
        Field(validation_alias="SLACK_SIGNING_SECRET", description="signing secret, for HTTP mode only"),
    ] = None
    api_url: Annotated[
        str, Field(validation_alias="SLACK_API_URL", description="Slack's Web API; another one only for tests")
    ] = "https://slack.com/api/"
    mode: Annotated[Literal["socket", "http"], Field(**_ours("MODE", "`socket`; `http` is for a later version"))] = (
        "socket"
    )
    data_dir: Annotated[Path, Field(**_ours("DATA_DIR", "folder of the register and its write-ahead log"))] = Path(
        "data"
    )
    knowledge_dir: Annotated[Path, Field(**_ours("KNOWLEDGE_DIR", "folder of the knowledge base"))] = PACKAGED_KNOWLEDGE
    organisation: Annotated[Path, Field(**_ours("ORGANISATION", "the organisation's own file"))] = Path(
        "organisation.yaml"
    )
    policy_document: Annotated[
        Path | None, Field(**_ours("POLICY_DOCUMENT", "the policy's text, to check the knowledge base against"))
    ] = None
    port: Annotated[int, Field(ge=0, le=65535, **_ours("PORT", "port of HTTP mode"))] = 3000
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], Field(**_ours("LOG_LEVEL", "`DEBUG` to `ERROR`"))
    ] = "INFO"
    clock_url: Annotated[str | None, Field(**_ours("CLOCK_URL", "the local workspace's clock, on 127.0.0.1 only"))] = (
        None
    )

    @field_validator("bot_token")
    @classmethod
    def _is_bot_token(cls, token: SecretStr | None) -> SecretStr | None:
        return _starting_with("xoxb-", token)

    @field_validator("app_token")
    @classmethod
    def _is_app_token(cls, token: SecretStr | None) -> SecretStr | None:
        return _starting_with("xapp-", token)

    @field_validator("clock_url")
    @classmethod
    def _clock_is_local(cls, url: str | None, others: ValidationInfo) -> str | None:
        if url and urlsplit(url).hostname != "127.0.0.1":
            raise ValueError("the clock can be moved only on 127.0.0.1")
        if url and _is_slack(others.data["api_url"]):
            raise ValueError(
                "against Slack itself time is real: remove this, or set SLACK_API_URL to a local workspace"
            )
        return url

    def need_tokens(self) -> tuple[str, str]:
        """The bot token and the app token. Raises SettingsInvalid naming what is missing or not served yet."""
        if self.mode != "socket":
            raise SettingsInvalid((f"{PREFIX}MODE: this version serves Socket Mode only; set it to socket",))
        wanted = {"SLACK_BOT_TOKEN": self.bot_token, "SLACK_APP_TOKEN": self.app_token}
        missing = [name for name, token in wanted.items() if token is None]
        if missing or self.bot_token is None or self.app_token is None:
            raise SettingsInvalid(
                tuple(f"{name}: not set; `compliance-bot init` asks for it and writes .env" for name in missing)
            )
        return self.bot_token.get_secret_value(), self.app_token.get_secret_value()


def _is_slack(api_url: str) -> bool:
    host = urlsplit(api_url).hostname or ""
    return any(host == slack or host.endswith(f".{slack}") for slack in ("slack.com", "slack-gov.com"))


def _starting_with(prefix: str, token: SecretStr | None) -> SecretStr | None:
    if token and not token.get_secret_value().startswith(prefix):
        raise ValueError(f"starts with {prefix} (have the bot and the app token changed places?)")
    return token


def read_settings(overrides: Mapping[str, object] | None = None) -> Settings:
    """Settings from the environment and ``.env``. Raises SettingsInvalid with every fault."""
    try:
        return Settings(**dict(overrides or {}))  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsInvalid(
            tuple(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_input=False))
        ) from None
