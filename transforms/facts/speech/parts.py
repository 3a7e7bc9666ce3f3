"""Documents without diacritics are read apart, with a pack that leaves them out: `anunta ca`."""

from weakref import WeakKeyDictionary

from transforms.facts.context import Context
from transforms.facts.folding import split

# two rooms ask for the same batch's parts; speech is known by the context that it was read from
_known: WeakKeyDictionary[Context, list[Context]] = WeakKeyDictionary()


def parts(context: Context) -> list[Context]:
    """Return the batch in parts, each with the pack that reads it; mostly there is only one."""
    if context not in _known:
        split_up = split(context)
        if len(split_up) == 1 and split_up[0] is context:
            return [context]
        _known[context] = split_up
    return _known[context]
