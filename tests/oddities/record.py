"""Grade the odd submissions by stock nbgrader and keep what it gives: ``python -m tests.oddities.record``.

Stock nbgrader starts a kernel for each; once for each of its versions is enough (:data:`FILE` says which it was).
"""

import json
import tempfile
from importlib.metadata import version
from pathlib import Path

from tests.attacks.arena import Arena
from tests.oddities.corpus import ODDITIES

FILE = Path(__file__).with_name("stock_scores.json")


def stock_scores(arena, name):
    """Return the points by test cell that stock nbgrader gives to a submission."""
    observed = arena.run(ODDITIES[name].hand_in(), alone=True)
    assert not observed.fault
    assert None not in observed.scores.values()
    return observed.scores


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="arena-") as folder:
        Path(folder).chmod(0o755)
        stock = Arena(Path(folder) / "stock", "stock")
        scores = {name: stock_scores(stock, name) for name in ODDITIES}
        stock.close()
    record = {"nbgrader": version("nbgrader"), "scores": scores}
    FILE.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
