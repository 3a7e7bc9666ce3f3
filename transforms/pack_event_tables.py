"""The contracts of the CSV files that the room of events reads; `seeds/README.md` explains them."""

from typing import Final

import dataframely as dy

from transforms.pack_names import OneOf
from transforms.schemas import EVENT_STATUSES, EVENT_TYPES

LINK_ROLES: Final = (
    "agent",
    "recipient",
    "partner",
    "place",
    "owner",
    "aside",
    "joiner",
    "possessive",
    "article",
    "determiner",
    "complement",
    "relative",
    "relative_object",
    "outer",
    "light",
    "during",
    "silent",
    "instrument",
    "anaphor",
    "between",
    "charge",
    "preposition",
    "head",
)
# police and courts are public too, and act where nobody is said to; armed bands are public, but of
# no state, as people are
PARTY_KINDS: Final = ("public", "police", "court", "band", "person", "crowd")
SIDES: Final = ("symmetric", "patient", "receiver", "offence", "undertaken", "outcome", "feeling")
MODAL_STATUSES: Final = (
    *EVENT_STATUSES,
    "auxiliary",
    "passive",
    "negation",
    "purpose",
    "progressive",
)


class TriggerEnding(dy.Schema):
    """The endings of one inflection class, joined by `|`; `-` is the bare stem."""

    inflection = dy.String(primary_key=True)
    endings = dy.String()


class Trigger(dy.Schema):
    """A word or phrase that tells of an event: `stem` holds alternatives joined by `|`.

    `needs` and `unless` are patterns over the words around; `strength` is 3 for words that stand
    for themselves, 2 where the sentence must speak of public affairs, 1 where also the document
    must. `sides`: `symmetric` where actors and recipients are interchangeable, `patient`
    where a genitive is who suffers (`the arrest of X`), `receiver` where the subject is (`X faces
    charges`), `offence` where it is whom the speaker blames (`X breaks the law`), `undertaken`
    where a possessor acts and a genitive behind suffers (`X's inquiry`), `outcome` where another
    act of the sentence tells it already (`a blast killed six`), `feeling` where a participle's
    subject acts (`este îngrijorat de`).
    """

    stem = dy.String()
    inflection = dy.String(nullable=True)  # empty: the alternatives are whole forms
    lemma = dy.String()
    part = dy.String(check=OneOf("verb noun"))
    event_type = dy.String(check=OneOf(*EVENT_TYPES))
    event_mode = dy.String(nullable=True)
    strength = dy.Int32(min=1, max=3)
    needs = dy.String(nullable=True)
    unless = dy.String(nullable=True)
    sides = dy.String(
        nullable=True,
        check=OneOf(*SIDES),
    )


class EventParty(dy.Schema):
    """A noun for those who do or suffer events without a name: police, protesters, a court."""

    stem = dy.String()
    inflection = dy.String(nullable=True)
    name = dy.String()  # as it stands in `actors`
    kind = dy.String(check=OneOf(*PARTY_KINDS))


class EventDomain(dy.Schema):
    """A word that says what a text is about: 1 public affairs, -1 sport, business, leisure."""

    stem = dy.String()
    inflection = dy.String(nullable=True)
    weight = dy.Int32(min=-1, max=1)


class EventModal(dy.Schema):
    """A form before a trigger: `auxiliary` forms are passed over, others set the status.

    `reach`: how many words may stand between the form and the trigger's auxiliaries; for verbs,
    nouns or both; with `after`, behind a noun.
    """

    form = dy.String(primary_key=True)
    status = dy.String(primary_key=True, check=OneOf(*MODAL_STATUSES))
    part = dy.String(
        primary_key=True,
        check=OneOf("verb noun both after"),
    )
    reach = dy.Int32(min=0, max=8)


class EventLink(dy.Schema):
    """A small word before a name or a trigger, and what it tells (`seeds/README.md`)."""

    form = dy.String(primary_key=True)
    role = dy.String(primary_key=True, check=OneOf(*LINK_ROLES))


EVENT_TABLES: Final[dict[str, type[dy.Schema]]] = {
    "trigger_endings": TriggerEnding,
    "triggers": Trigger,
    "event_parties": EventParty,
    "event_domain": EventDomain,
    "event_modals": EventModal,
    "event_links": EventLink,
}
