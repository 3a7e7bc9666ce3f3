"""Every side effect: the command, the flows, reading the inbox, writing the lake."""
