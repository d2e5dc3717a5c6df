"""A pasted mail says what its clearest sentences say; disclaimers and signatures say nothing."""

import pytest

from knowledge.answers import Fact, RequestNoticed
from knowledge.understanding import Understanding

TALK = {
    "en": """Hello,
I hope this finds you well. We had three chargers installed last month and we are very happy with them.
The engineer was on time and explained everything to my colleagues. The weather was nice as well.
{said}
Kind regards,
Tom Ticket, Sales Manager
If you have received this message in error, please delete it and notify the sender.""",
    "nl": """Beste,
Bedankt voor het fijne gesprek van vorige week. We hebben vorige maand drie laadpalen laten plaatsen.
De technieker was op tijd en heeft alles uitgelegd aan mijn collega's. Het was ook nog eens mooi weer.
{said}
Met vriendelijke groeten,
Els Factuur, klantendienst
Indien u dit bericht per vergissing ontving, gelieve het te verwijderen en de afzender te verwittigen.""",
    "fr": """Bonjour,
J'espère que vous allez bien. Nous avons fait installer trois bornes le mois dernier et nous en sommes ravis.
Le technicien est arrivé à l'heure et a tout expliqué à mes collègues. Il faisait beau en plus.
{said}
Bien à vous,
Marc Ticket, directeur commercial
Si vous avez reçu ce message par erreur, merci de le supprimer et de prévenir l'expéditeur.""",
    "de": """Guten Tag,
ich hoffe, es geht Ihnen gut. Wir haben letzten Monat drei Säulen aufstellen lassen und sind sehr zufrieden.
Der Techniker war pünktlich und hat meinen Kollegen alles erklärt. Das Wetter war auch noch schön.
{said}
Mit freundlichen Grüßen,
Eva Konto, Vertrieb
Falls Sie diese Nachricht irrtümlich erhalten haben, löschen Sie sie bitte und informieren Sie den Absender.""",
}
REQUESTS = {
    "en": "Please delete all my personal data.",
    "nl": "Gelieve al mijn persoonsgegevens te wissen.",
    "fr": "Je vous demande de supprimer toutes mes données personnelles.",
    "de": "Bitte löschen Sie alle meine personenbezogenen Daten.",
}
QUESTIONS = {
    "en": "How long do you keep invoices?",
    "nl": "Hoe lang bewaart u facturen?",
    "fr": "Combien de temps conservez-vous les factures ?",
    "de": "Wie lange bewahren Sie Rechnungen auf?",
}


@pytest.mark.parametrize("lang", TALK)
def test_a_request_in_the_middle_of_a_mail_is_found(understanding: Understanding, lang: str) -> None:
    answer = understanding.read(TALK[lang].format(said=REQUESTS[lang])).answer
    assert isinstance(answer, RequestNoticed)
    assert answer.ids == ("right-erasure",)


@pytest.mark.parametrize("lang", TALK)
def test_the_one_question_of_a_mail_is_answered(understanding: Understanding, lang: str) -> None:
    answer = understanding.read(TALK[lang].format(said=QUESTIONS[lang])).answer
    assert isinstance(answer, Fact)
    assert answer.ids == ("cpo-invoicing",)


@pytest.mark.parametrize("lang", TALK)
def test_a_mail_without_either_is_no_request(understanding: Understanding, lang: str) -> None:
    answer = understanding.read(TALK[lang].format(said="")).answer
    assert not isinstance(answer, RequestNoticed | Fact)
