"""The pages that are made of the course itself: lessons, API, figures.

Contract: :func:`generate` writes into one folder and nowhere else, and only what has changed, so that a second build is
quick. Lessons are the released notebooks as they are; figures are those that the benchmarks wrote into
``docs/figures/``, and where there are none the page says how to make them.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGES = {
    "nnlib.functions": "Functions: the pure forward and backward pairs that the lessons grade",
    "nnlib.layers": "Layers with state",
    "nnlib.models": "Models",
    "nnlib.optimizers": "Optimizers",
    "nnlib.training": "Training",
    "nnlib.compiled": "Compiled kernels",
    "nnlib.graph": "The computation graph",
    "nnlib.descent": "Descent on surfaces",
    "nnlib.data": "Data",
    "nnlib.evaluation": "Evaluation",
    "nnlib.search": "Search for hyperparameters",
    "nnlib.plots": "Plots",
    "nnlib.widgets": "Widgets",
    "autograder": "Course, building, collecting, exporting",
    "autograder.checks": "Checks: what test cells are written in",
    "autograder.isolation": "Isolation",
    "autograder.parallel": "Parallel grading",
    "autograder.feedback": "Feedback",
    "autograder.report": "Report",
    "autograder.quality": "Quality of the tests",
    "autograder.learning": "The learner's commands",
}
SHARES = {"wrong": "wrong solutions caught", "mutants": "mutants caught", "right": "right solutions accepted"}


def generate(root: Path, target: Path) -> None:
    """Write all pages of a course below `target` and remove those of lessons that are gone."""
    texts = {**dict(_lessons(root)), **dict(_api(root)), **dict(_figures(root))}
    for name, text in texts.items():
        path = target / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    for path in [path for path in target.rglob("*") if path.is_file()]:
        if path.relative_to(target).as_posix() not in texts:
            path.unlink()


def _lessons(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((root / "lessons").glob("*/*.ipynb")):
        if path.stem == path.parent.name:
            yield f"lessons/{path.name}", path.read_text(encoding="utf-8")


def _api(root: Path) -> Iterator[tuple[str, str]]:
    names = []
    for package, title in PACKAGES.items():
        folder = root.joinpath(*package.split("."))
        modules = [path.stem for path in sorted(folder.glob("*.py")) if not path.stem.startswith("_")]
        if not modules:
            continue
        names.append(package)
        lines = [f"# {title}", "", f"`{package}`", ""]
        for module in modules:
            directive = ["```{eval-rst}", f".. automodule:: {package}.{module}", "   :members:", "```", ""]
            lines += [f"## {module}", "", *directive]
        yield f"api/{package}.md", "\n".join(lines)
    tree = ["```{toctree}", ":maxdepth: 1", "", *names, "```"]
    text = "Every function with its formula, its shapes and its source, as the docstrings have them."
    yield "api/index.md", "\n".join(["# API", "", text, "", *tree, ""])


def _figures(root: Path) -> Iterator[tuple[str, str]]:
    folder = root / "docs" / "figures"
    yield "figures/attacks.md", _attacks(_read(folder / "attacks.json"))
    yield "figures/quality.md", _quality(_read(folder / "quality.json"))


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _attacks(data: dict[str, Any]) -> str:
    if not data:
        return "Not measured in this copy: `python -m benchmarks.attacks --json docs/figures/attacks.json`.\n"
    blocked, total = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for row in data["attacks"]:
        key = (row["attack"].partition("/")[0], row["system"])
        blocked[key] += row["blocked"]
        total[key] += 1
    systems = list(data["blocked"])
    rows = [
        [kind, *(f"{blocked[kind, each]} of {total[kind, each]}" for each in systems)]
        for kind in sorted({k for k, _ in total})
    ]
    rows.append(["**all**", *(f"**{each['blocked']} of {each['total']}**" for each in data["blocked"].values())])
    return _table(["attacks blocked", *(_system(each) for each in systems)], rows)


def _system(name: str) -> str:
    return {"ours": "this grader", "stock": "nbgrader as it comes"}.get(name, name)


def _quality(data: dict[str, Any]) -> str:
    if not data:
        return "Not measured in this copy: `python -m benchmarks.quality --json docs/figures/quality.json`.\n"
    shares = {**SHARES, "named": "mistakes named"}
    rows = [
        [each["lesson"], *(f"{each[key]['reached']} of {each[key]['total']}" for key in shares)]
        for each in data["lessons"]
        if each["wrong"]["total"]  # a lesson without exercises has nothing to count
    ]
    return _table(["lesson", *shares.values()], rows)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
