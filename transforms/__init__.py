"""Pure transforms: frames in, frames out; no file, clock or environment is read here."""
