import json

import nbformat

from tests.attacks.attack import Attack


def raw(notebook):
    text = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    data = json.loads(text)
    data["nbformat_minor"] = 10**30
    for cell in data["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        if settings.get("grade"):
            settings |= {"points": float("nan"), "max_score": 1e999, "schema_version": -1, "score": 5}
            cell["execution_count"] = 10**40
    # The same key twice: readers differ in which of them they believe.
    return json.dumps(data).replace('"solution": false', '"solution": true, "solution": false').encode()


ATTACK = Attack(
    story="Fay's notebook holds numbers that are none, and each answer twice.",
    raw=raw,
    flag=True,
)
