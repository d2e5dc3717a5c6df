"""Who works at the invented company of the local workspace, and its channels. Scripts and tests rely on the ids."""

from bot.workspace.models import Channel, Person

TEAM = {"id": "T0LOCAL", "name": "Local workspace", "domain": "local-workspace"}
OTHER_TEAM = "T0PARTNER"
APP_ID, BOT_USER, BOT_ID = "A0PRIVACY", "U0PRIVACY", "B0PRIVACY"

PEOPLE = (
    Person("U0EMMA", "emma", "Emma Claes", "Account manager", "nl-BE"),
    Person("U0LUC", "luc", "Luc Lambert", "Support agent", "fr-BE"),
    Person("U0OLIVIA", "olivia", "Olivia Hart", "Product manager", "en-GB", "Europe/London"),
    Person("U0JONAS", "jonas", "Jonas Weber", "Sales engineer", "de-DE", "Europe/Berlin"),
    Person("U0KATRIEN", "katrien", "Katrien Maes", "Data Protection Officer", "nl-BE"),
    Person("U0SIMON", "simon", "Simon Dubois", "Deputy Data Protection Officer", "fr-BE"),
    Person("U0HANNE", "hanne", "Hanne Peeters", "Handler of privacy requests", "nl-BE"),
    Person("U0MARIE", "marie", "Marie Janssens", "Marketing lead, activity owner", "nl-BE"),
    Person("U0GREG", "greg", "Greg Novak", "Consultant (guest)", "en-GB", kind="guest"),
    Person("U0PAULA", "paula", "Paula Ricci", "Partner (another organisation)", "en-US", "Europe/Rome", "outsider"),
    Person("U0ROBO", "buildbot", "Build Bot", "Another app", "en-US", "Europe/London", "bot", "B0ROBO"),
    Person(BOT_USER, "privacy", "Privacy", "The app under test", "en-US", kind="bot", bot_id=BOT_ID),
)

STAFF = frozenset({"U0EMMA", "U0LUC", "U0OLIVIA", "U0JONAS", "U0KATRIEN", "U0SIMON", "U0HANNE", "U0MARIE"})
PRIVACY_TEAM = frozenset({"U0KATRIEN", "U0SIMON", "U0HANNE"})
GROUPS = {"S0PRIVACY": ("privacy-team", PRIVACY_TEAM)}

CHANNELS = (
    Channel("C0GENERAL", "general", STAFF | {"U0ROBO", BOT_USER}, topic="Everybody, about everything"),
    Channel("C0SALES", "sales", frozenset({"U0EMMA", "U0JONAS", "U0MARIE", "U0OLIVIA", "U0GREG", BOT_USER})),
    Channel("C0SUPPORT", "support", frozenset({"U0LUC", "U0OLIVIA", "U0HANNE", "U0PAULA", "U0ROBO", BOT_USER})),
    Channel("C0RANDOM", "random", STAFF, topic="The app is not in here"),
    Channel("C0TRIAGE", "privacy-triage", PRIVACY_TEAM | {BOT_USER}, is_private=True, topic="Requests, no names"),
    Channel("C0DPO", "privacy-dpo", frozenset({"U0KATRIEN", "U0SIMON", BOT_USER}), is_private=True),
)


def direct_message(person: Person) -> Channel:
    """The direct message between a person and the app, `D0EMMA` for `U0EMMA`."""
    return Channel(f"D{person.id[1:]}", "", frozenset({person.id, BOT_USER}), is_private=True, user=person.id)


DIRECT_MESSAGES = tuple(direct_message(person) for person in PEOPLE if not person.is_bot)
