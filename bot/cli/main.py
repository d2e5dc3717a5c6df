"""The command line: every command on one screen."""

import typer

from bot.cli import ask, deadline, demo, evaluate, init, knowledge, manifest, register, reminders, run


def build() -> typer.Typer:
    """The application; nothing registers elsewhere."""
    app = typer.Typer(
        name="compliance-bot",
        help="A privacy assistant for Slack: it answers from your privacy policy and says where the answer stands.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.command("demo", rich_help_panel="Start")(demo.demo)
    app.command("init", rich_help_panel="Start")(init.init)
    app.command("run", rich_help_panel="Start")(run.run)
    app.command("manifest", rich_help_panel="Start")(manifest.print_manifest)
    app.command("ask", rich_help_panel="Ask")(ask.ask)
    app.command("evaluate", rich_help_panel="Ask")(evaluate.evaluate)
    app.add_typer(_knowledge(), name="knowledge", rich_help_panel="Knowledge")
    app.command("deadline", rich_help_panel="Requests")(deadline.deadline)
    app.add_typer(_register(), name="register", rich_help_panel="Requests")
    app.add_typer(_reminders(), name="reminders", rich_help_panel="Requests")
    return app


def _register() -> typer.Typer:
    group = typer.Typer(help="Read the register of rights requests, beside a running bot.", no_args_is_help=True)
    group.command("list")(register.list_requests)
    group.command("show")(register.show)
    group.command("verify")(register.verify_journal)
    return group


def _reminders() -> typer.Typer:
    group = typer.Typer(help="See what waits to be sent, beside a running bot.", no_args_is_help=True)
    group.command("status")(reminders.status)
    return group


def _knowledge() -> typer.Typer:
    group = typer.Typer(help="Look into the knowledge base, and check it after an edit.", no_args_is_help=True)
    group.command("validate")(knowledge.validate)
    group.command("show")(knowledge.show)
    return group
