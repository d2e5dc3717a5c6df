"""What organisation.yaml may say, and what is refused."""

from datetime import time
from typing import Any

import pytest
from pydantic import ValidationError

from knowledge.organisation import Organisation


def test_with_nothing_said_an_organisation_is_whole() -> None:
    lonely = Organisation()
    assert lonely.dpo.slack is None
    assert lonely.channels.dpo is None
    assert lonely.outsiders.guests == "refuse"


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"dpo": {"slack": "@katrien"}}, "dpo.slack"),
        ({"dpo": {"slack": "C0SALES"}}, "dpo.slack"),
        ({"channels": {"dpo": "#privacy"}}, "channels.dpo"),
        ({"channels": {"triage": "U0EMMA"}}, "channels.triage"),
        ({"channels": {"capture": ["C0A", "sales"]}}, "channels.capture.1"),
        ({"handlers": ["u0emma"]}, "handlers.0"),
        ({"owners": {"newsletters": "marie"}}, "owners.newsletters"),
        ({"languages": []}, "languages"),
        ({"languages": ["nl", "es"]}, "languages.1"),
        ({"country": "Belgium"}, "country"),
        ({"timezone": "Brussels"}, "timezone"),
        ({"outsiders": {"guests": "maybe"}}, "outsiders.guests"),
        ({"working_hours": {"start": "18:00", "end": "09:00"}}, "working_hours"),
        ({"working_hours": {"days": ["monday"]}}, "working_hours.days.0"),
        ({"working_hours": {"days": []}}, "working_hours.days"),
        ({"periods": {"questions_days": 0}}, "periods.questions_days"),
        ({"periods": {"questions_days": 400}}, "periods.questions_days"),
        ({"limits": {"min_group": 1}}, "limits.min_group"),
        ({"acknowledge": {"breach_hours": 97}}, "acknowledge.breach_hours"),
        ({"dpo": {"email": "x"}}, "dpo.email"),
        ({"chanels": {}}, "chanels"),
    ],
)
def test_what_makes_no_sense_is_refused_where_it_stands(said: dict[str, Any], where: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Organisation.model_validate(said)
    assert [".".join(map(str, fault["loc"])) for fault in refused.value.errors()] == [where]


def test_a_time_that_yaml_took_for_a_number_is_read_as_a_time() -> None:
    hours = Organisation.model_validate({"working_hours": {"start": 8 * 60 + 30, "end": "17:00"}}).working_hours
    assert (hours.start, hours.end) == (time(8, 30), time(17))
