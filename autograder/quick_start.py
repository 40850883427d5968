"""Imported first by the commands and the workers: leaves out a grammar that nothing of theirs asks for.

Contract: ``jsonschema`` can check that a text is an internationalised address. To be ready for that it reads a grammar
when it is imported, which takes as long as the rest of a command's start, and no schema of a notebook has such a text.
Without the grammar jsonschema leaves that one check out.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
