"""The one composition root: builds every part and joins them."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import structlog
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.clock import Clock, SystemClock, WorkspaceClock
from bot.delivery import Delivery
from bot.directory import Directory
from bot.machine import Machine
from bot.scheduler import Scheduler
from bot.schema import SCHEMA
from bot.settings import Settings
from bot.slack import Slack
from bot.slack_errors import told
from bot.store import Store, StoreError
from bot.store.tinydb_store import open_store
from bot.usecases import cards, upkeep
from bot.usecases.asking import Asking
from bot.usecases.checks import Checks as CheckRounds
from bot.usecases.digests import Digests
from bot.usecases.dpo import DpoQuestions
from bot.usecases.reminders import Reminders
from bot.usecases.requests import Requests as RegisterDesk
from bot.usecases.ticking import Job, Tick
from bot.words import Words
from handlers.answers import Answers
from handlers.ask import Ask
from handlers.checks import Checks
from handlers.dpo import Dpo
from handlers.failures import Failures
from handlers.guards import Guard
from handlers.home import Home
from handlers.request_cards import RequestCards, StepsTold
from handlers.requests import Requests
from handlers.routes import Handlers, register
from handlers.views.message import Message
from handlers.views.notices import draw
from handlers.views.scene import Scene
from knowledge.calendar import Calendar
from knowledge.deadlines import Deadline
from knowledge.language import Lang
from knowledge.loading import load_knowledge
from knowledge.lookup import Lookup
from knowledge.notices import AnswerGiven, Notice
from knowledge.organisation import Organisation
from knowledge.requests.loading import load_rights
from knowledge.step_words import StepWords
from knowledge.understanding import Understanding
from knowledge.wording import Wording

LISTENERS: Final = 20  # threads; Bolt's default of 5 lets five slow ones keep a command from its acknowledgement
TIMEOUT: Final = 15  # seconds for a call to Slack
log = structlog.get_logger()


@dataclass(frozen=True)
class Bot:
    """Everything that runs: Bolt's app, its socket, the delivery, the tick and the clock."""

    store: Store
    clock: Clock
    delivery: Delivery
    scheduler: Scheduler
    socket: SocketModeHandler
    listeners: ThreadPoolExecutor
    threads: tuple[threading.Thread, ...]

    def start(self) -> None:
        """Connect, then send what is owed from before. Returns at once. Raises SlackRefused, SlackUnreachable."""
        with told("Opening the Socket Mode connection"):
            self.socket.connect()  # type: ignore[no-untyped-call]
        for thread in self.threads:
            thread.start()
        if isinstance(self.clock, WorkspaceClock):
            self.clock.follow(self._jumped)
        log.info("connected")

    def stop(self) -> None:
        """Take nothing new, finish what is in hand, close the store."""
        self.socket.close()  # type: ignore[no-untyped-call]
        self.listeners.shutdown()
        if isinstance(self.clock, WorkspaceClock):
            self.clock.stop()
        self.delivery.stop()
        self.scheduler.stop()
        for thread in self.threads:
            thread.join(TIMEOUT)
        self.store.close()
        log.info("stopped")

    def _jumped(self) -> None:
        self.scheduler.wake()
        self.delivery.wake()


def build(settings: Settings, organisation: Organisation) -> Bot:
    """Join the parts. Raises SettingsInvalid, SlackRefused, KnowledgeInvalid and the store's errors."""
    bot_token, app_token = settings.need_tokens()
    clock, words = _clock(settings), Words()
    scene, understanding = _knowledge(settings, organisation, clock)
    client = _client(settings, bot_token)
    team = _own_team(client)
    store = open_store(settings.data_dir, SCHEMA)
    delivery = _delivery(settings, bot_token, store, clock, scene, words)
    machine = Machine(store, clock, organisation, delivery.wake)
    asking = Asking(machine, understanding, scene.lookup, words)
    people = Directory(client, store, team)
    reminders, checks = Reminders(machine, people), CheckRounds(machine, people)
    requests = RegisterDesk(machine, scene.rights, reminders)
    handlers = _handlers(settings, asking, DpoQuestions(machine), requests, checks, people, scene)
    listeners = ThreadPoolExecutor(LISTENERS)
    app = App(client=client, listener_executor=listeners, token_verification_enabled=False)
    register(app, handlers)
    scheduler = Scheduler(_tick(machine, reminders, checks))
    threads = (_thread(delivery.run, "delivery"), _thread(scheduler.run, "tick"))
    return Bot(store, clock, delivery, scheduler, SocketModeHandler(app, app_token), listeners, threads)


def _knowledge(settings: Settings, organisation: Organisation, clock: Clock) -> tuple[Scene, Understanding]:
    folder, calendar = settings.knowledge_dir, Calendar.of(organisation)
    knowledge = load_knowledge(folder)
    wording = Wording.load(folder, knowledge)
    today = lambda: calendar.local_date(clock.now())  # noqa: E731 - a value of the scene, named there
    lookup = Lookup(knowledge)
    scene = Scene(wording, lookup, organisation, load_rights(folder, lookup), today)
    return scene, Understanding.load(folder, knowledge)


def _clock(settings: Settings) -> Clock:
    """Real time, or that of a local workspace; the settings see to it that a real one is never moved."""
    if settings.clock_url is None:
        return SystemClock()
    clock = WorkspaceClock(settings.clock_url)
    clock.read()
    return clock


def _client(settings: Settings, token: str) -> WebClient:
    client = WebClient(token=token, base_url=settings.api_url, timeout=TIMEOUT)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
    return client


def _own_team(client: WebClient) -> str:
    with told(f"Calling Slack at {client.base_url}"):
        return str(client.auth_test()["team_id"])


def _delivery(settings: Settings, token: str, store: Store, clock: Clock, scene: Scene, words: Words) -> Delivery:
    client = WebClient(token=token, base_url=settings.api_url, timeout=TIMEOUT, retry_handlers=[])

    def drawn(notice: Notice, repeat: bool) -> Message:  # noqa: FBT001 - the delivery's own shape
        question = words.of(notice.answered.id) if isinstance(notice, AnswerGiven) else None
        return draw(notice, scene, question=question, repeat=repeat)

    return Delivery(store, Slack(client), clock, drawn)


def _steps(settings: Settings, organisation: Organisation) -> StepsTold:
    """A deadline's steps as sentences, each with its source."""
    words, calendar = StepWords.load(settings.knowledge_dir), Calendar.of(organisation)

    def told(deadline: Deadline, lang: Lang) -> Sequence[tuple[str, str]]:
        return [(words.say(step, lang, calendar), words.sources(step, lang)) for step in deadline.steps]

    return told


def _handlers(
    settings: Settings,
    asking: Asking,
    questions: DpoQuestions,
    register_desk: RegisterDesk,
    check_rounds: CheckRounds,
    people: Directory,
    scene: Scene,
) -> Handlers:
    requests = Requests(register_desk, scene)
    cards = RequestCards(register_desk, scene, _steps(settings, scene.organisation))
    return Handlers(
        guard=Guard(people, asking, scene.organisation),
        failures=Failures(asking, lambda error: isinstance(error, StoreError)),
        ask=Ask(asking, people, scene, requests, cards),
        answers=Answers(asking, scene),
        dpo=Dpo(asking, questions, scene),
        home=Home(people, scene.organisation),
        requests=requests,
        cards=cards,
        checks=Checks(check_rounds),
    )


def _tick(machine: Machine, reminders: Reminders, checks: CheckRounds) -> Tick:
    """Everything that time brings about."""
    jobs: dict[str, Job] = {
        "upkeep": lambda _: upkeep.tick(machine),
        "cards": lambda _: cards.refresh(machine),
        "reminders": lambda _: reminders.tick(),
        "digest": Digests(machine).tick,
        "checks": checks.tick,
    }
    return Tick(machine, jobs)


def _thread(work: Callable[[], None], name: str) -> threading.Thread:
    return threading.Thread(target=work, name=name, daemon=True)
