"""Articles for the benchmarks: real ones where they lie beside the checkout, else of our sample."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle, islice
from pathlib import Path

import polars as pl

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
CHARS = 1800  # of an article made of our sample's paragraphs, as long as a real one


def texts() -> list[tuple[date, str]]:
    """Return the articles there are, with their dates; those of the corpus are mostly Romanian."""
    if CORPUS.is_dir():
        frames = [pl.read_parquet(file) for file in sorted(CORPUS.glob("*.parquet"))]
        rows = pl.concat([f.select("published_on", "text") for f in frames]).sample(
            fraction=1.0, shuffle=True, seed=1
        )
        return [(date.fromisoformat(str(day or "2005-02-01")), text) for day, text in rows.rows()]
    return list(islice(_of_our_sample(), 3000))


def _of_our_sample() -> Iterator[tuple[date, str]]:
    """Paragraphs of the sample inbox in ever new order, one language an article."""
    chance = random.Random(1)
    pools = [
        [
            part
            for file in sorted((ROOT / "seeds" / "inbox").rglob("*.txt"))
            for part in _decoded(file).split("\n\n")
            if len(part) > 80 and any(word in part for word in words)
        ]
        for words in ((" și ", " că ", " în "), (" the ", " and "))
    ]
    for nth in count():
        pool = pools[0] if nth % 10 else pools[1]  # one in ten English, as in the corpus
        parts: list[str] = []
        while sum(map(len, parts)) < CHARS:
            parts.append(chance.choice(pool))
        yield date(2015, 1, 1) + timedelta(days=nth % 3000), "\n\n".join(parts)


def _decoded(file: Path) -> str:
    return file.read_bytes().decode("utf-8", errors="ignore")


def write_inbox(folder: Path, number: int) -> None:
    """Write so many `.txt` articles; one that comes again has another date, so it is another."""
    known = texts()
    for nth, (day, text) in enumerate(islice(cycle(known), number)):
        again = nth // len(known)
        shown = day + timedelta(days=again)
        place = folder / f"{nth // 1000:04d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{nth:07d}.txt").write_text(f" date {shown} {text}", "utf-8")
