"""Seeds: sample raw documents, language packs and reference data."""
