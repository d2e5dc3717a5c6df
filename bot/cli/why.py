"""``ask --why``: what an answer rests on, in the terminal."""

from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from knowledge.understanding.decide import ENOUGH, Rule
from knowledge.understanding.why import Why

_RULES: Final = {
    Rule.LIKELIEST: "the likeliest kind of answer is given",
    Rule.SHARED: "several entries share what is named and nothing tells them apart: asked back",
    Rule.DOUBTFUL: "nothing is likely enough for an answer: the nearest entries are offered",
    Rule.SILENT: "nothing is likely enough for an answer, and nothing near enough to offer",
}


def print_why(console: Console, why: Why) -> None:
    """Print the words that counted, the candidates with their shares, and the rule that decided."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), show_header=False)
    table.add_row("words", ", ".join(f"{counted.said} → {counted.concept}" for counted in why.words) or "none of ours")
    for part, ranked in why.candidates.items():
        table.add_row(part, ", ".join(f"{target} {share:.2f}" for target, share in ranked) or "none")
    table.add_row("rule", f"{_RULES[why.rule]} (score {why.score:.2f}, needed {ENOUGH})")
    console.print(Padding(table, (0, 2, 1, 2)))
