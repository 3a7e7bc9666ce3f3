"""What one would assemble today, on the same articles: language, repair, sentences, dates.

Runs in an environment of its own (`make bench` makes it), on one core, and prints a JSON object:
articles a second by part and for all of them. Usage: alternative.py ARTICLES.parquet LANG
"""

import json
import sys
import time

import dateparser.search
import ftfy
import polars as pl
import spacy
from langdetect import DetectorFactory, detect


def main() -> None:
    """Time every part over all the articles."""
    texts = pl.read_parquet(sys.argv[1])["text"].to_list()
    lang = sys.argv[2]
    DetectorFactory.seed = 0
    nlp = spacy.blank(lang)
    nlp.add_pipe("sentencizer")
    parts = {
        "langdetect": detect,
        "ftfy": ftfy.fix_text,
        "spaCy, blank with sentencizer": lambda text: list(nlp(text).sents),
        "dateparser's search": lambda text: dateparser.search.search_dates(text, languages=[lang]),
    }
    rates, seconds = {}, 0.0
    for name, work in parts.items():
        began = time.perf_counter()
        for text in texts:
            work(text)
        spent = time.perf_counter() - began
        rates[name] = len(texts) / spent
        seconds += spent
    rates["together"] = len(texts) / seconds
    json.dump(rates, sys.stdout)


if __name__ == "__main__":
    main()
