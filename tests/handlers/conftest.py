"""The parts that views and handlers are tested with: the packaged knowledge, real wording, a whole organisation."""

from datetime import date

import pytest

from bot.settings import PACKAGED_KNOWLEDGE
from handlers.views.scene import Scene
from knowledge.loading import load_knowledge
from knowledge.lookup import Lookup
from knowledge.organisation import Channels, Dpo, Organisation
from knowledge.requests.loading import load_rights
from knowledge.wording import Wording

OURS = Organisation(
    name="Example NV",
    dpo=Dpo(slack="U0DPO", deputy="U0DEPUTY", contact="privacy@example.com"),
    channels=Channels(triage="C0TRIAGE", dpo="C0DPO"),
    handlers=("U0HANDLER",),
)


@pytest.fixture(scope="session")
def scene() -> Scene:
    knowledge = load_knowledge(PACKAGED_KNOWLEDGE)
    return Scene(
        Wording.load(PACKAGED_KNOWLEDGE, knowledge),
        Lookup(knowledge),
        OURS,
        load_rights(PACKAGED_KNOWLEDGE),
        lambda: date(2026, 2, 18),
    )
