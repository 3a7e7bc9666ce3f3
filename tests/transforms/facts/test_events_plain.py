"""English events: plain sentences of each family, and their look-alikes that tell of none."""

from typing import Any

import pytest

# triggers stand in brackets, their types beside, with a status other than `happened`
CASES = [
    # a noun behind an article is a trigger like its verb
    (
        "Police said nine men [were arrested] during a [demonstration] in the port.",
        "COERCE PROTEST",
    ),
    # those killed are an outcome of what is named beside them
    ("Five farmers were killed in a [clash] between herders and soldiers.", "ASSAULT"),
    ("Two soldiers [were killed] and nine were wounded, the army said.", "ASSAULT"),
    # what is imposed may stand before
    ("A curfew [has been imposed] in the port, the governor said.", "COERCE"),
    ("A state of emergency [was declared] by the president on Monday.", "COERCE"),
    ("A deal [was reached] between the rebels and the government on Friday.", "AGREE"),
    ("The jury [found] the former mayor, a lawyer, guilty of fraud.", "COERCE"),
    # arms or words
    ("Two marshals [caught] the fugitive in a motel in Ohio on Monday.", "COERCE"),
    ("The goalkeeper caught the ball in the final minute.", ""),
    ("The convoy [came under attack] near the border, the army said.", "ASSAULT"),
    ("The minister [came under fire] for his remarks about nurses.", "ACCUSE"),
    (
        "The candidate spent two million dollars on ads [attacking] the senator's record.",
        "ACCUSE",
    ),
    ("The opposition renewed its [attack] on the government's spending plans.", "ACCUSE"),
    # the object of the trigger itself, not of another verb
    ("The president [has asked] Kenya’s government to send troops.", "REQUEST"),
    ("Farmers [blocked] the main road to the capital with tractors.", "PROTEST"),
    ("Ministers [declared] the group a terrorist organisation.", "SANCTION"),
    ("The station [was taken] off the air by the army.", "COERCE"),
    ("The army [fired rockets] at the rebel town.", "ASSAULT"),
    # the threat, not what is threatened; nothing that no one threatens
    ("The minister [threatened to] strike back.", "THREATEN"),
    ("The fighting has threatened to spill over the border.", ""),
    # what a plan contains has not happened
    ("The ministers [discussed] a plan for a ceasefire in the valley.", "CONSULT"),
    ("The rebels, an official familiar with the talks said, are tired.", ""),
    ("The law bans smoking in bars.", ""),
    ("The rocket launch was put off because of wind.", ""),
    ("The dog attacked the postman.", ""),
    ("Heavy rain was blamed for the poor harvest.", ""),
    ("The show appeals to young people.", ""),
    ("The new phone will appeal to older users who fear the web.", ""),
    ("The president [appealed to] drivers to stay calm.", "REQUEST"),
    ("The drink's new commercial was shot in Mexico.", ""),
    ("The judge [was shot] in the head by gunmen.", "ASSAULT"),
    ("Heart attack patients wait for months, the minister said.", ""),
    ("The house was condemned in the eighties.", ""),
    # a state is warned, not those who hold shares
    ("Kim ratcheted up his [warnings to] the United States.", "THREATEN"),
    ("The bank issued warnings to its shareholders.", ""),
    ("The mayor [quit] Labour last week.", "RETREAT"),
    ("The editor quit smoking last week.", ""),
]


@pytest.mark.parametrize(
    ("lang", "marked", "types"),
    [("en", marked, types) for marked, types in CASES],
    ids=[marked[:40] for marked, _ in CASES],
)
def test_plain(triggers: Any, marked_triggers: Any) -> None:
    assert triggers == marked_triggers
