"""Every side effect: the command, the flows, reading the inbox, writing the lake."""

import os

# Polars' allocator reads this when Polars is first imported. By itself it keeps what is freed in
# many arenas; with two, memory that one step lets go of serves the next (peak and time, measured:
# tests/benchmarks/README.md).
os.environ.setdefault("_RJEM_MALLOC_CONF", "narenas:2,muzzy_decay_ms:0")
