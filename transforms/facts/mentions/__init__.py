"""The room of mentions: names, what kind of thing they name, and the roles people speak in."""

import polars as pl

from transforms.facts.context import Context, Facts
from transforms.facts.mentions.entities import resolve
from transforms.facts.mentions.kinds import with_kinds
from transforms.facts.mentions.lexicon import NameLexicon
from transforms.facts.mentions.names import find_names
from transforms.facts.mentions.roles import find_roles

COLUMNS = (
    "doc_id", "char_start", "char_end", "surface", "rule", "score",
    "kind", "entity_id", "entity", "country",
)  # fmt: skip


def extract_mentions(context: Context, facts: Facts) -> pl.DataFrame:
    """Return one row per name, nationality and role phrase of the batch.

    Names get a kind per document and name, from evidence that all its mentions share; then
    variants of one name are unified. A role beside a name has that name as its entity.
    """
    lexicon = NameLexicon.of(context.pack)
    names = find_names(context.sentences, lexicon)
    named = resolve(with_kinds(names, lexicon), lexicon)
    roles = find_roles(context.sentences, named, lexicon)
    rows = pl.concat([named.select(COLUMNS), roles.select(COLUMNS)])
    return rows.sort("doc_id", "char_start", "char_end")
