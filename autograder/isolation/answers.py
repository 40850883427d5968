"""The view of ``nnlib`` that a learner's process gets: without what the lesson asks for.

Contract: :func:`package_without` reads a package from disk and returns its files with every graded function, and the
helpers in its file that serve only it, replaced by one that says why it is not there. The text and the code of the
answers is in none of the files, so nothing in the learner's process can find it. Everything else still imports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

REASON = "{name} is what this lesson asks you to write, so nnlib does not offer it here: use your own {name}"

NOTICE = (
    '''
def _not_offered(name):
    """Make what stands in the place of a function that the lesson asks for."""

    def stand_in(*args, **kwargs):
        raise ImportError("'''
    + REASON.replace("{name}", '" + name + "')
    + """")

    stand_in.__name__ = stand_in.__qualname__ = name
    stand_in.__doc__ = "What this lesson asks you to write."
    return stand_in
"""
)

GUARD = (
    '''
def _guard(names, getattribute):
    """Refuse the graded names to everyone outside this package, with the reason."""
    import sys
    import types

    def caller():
        frame = sys._getframe(2)
        while frame is not None and frame.f_globals.get("__name__", "").startswith("importlib."):
            frame = frame.f_back
        return "" if frame is None else frame.f_globals.get("__name__", "")

    class Guarded(types.ModuleType):
        def __getattribute__(self, name):
            if name in names and not caller().startswith(__name__ + "."):
                raise ImportError("'''
    + REASON.replace("{name}", '" + name + "')
    + """")
            value = getattribute(self, name)
            return [each for each in value if each not in names] if name == "__all__" else value

    sys.modules[__name__].__class__ = Guarded


_guard(frozenset({names}), __import__("types").ModuleType.__getattribute__)
"""
)


def package_without(folder: Path, graded: Iterable[str]) -> dict[str, str]:
    """Return the Python files of a package, by relative path, without the graded functions.

    Parameters
    ----------
    folder
        The folder of the package.
    graded
        The names that a lesson grades.
    """
    names = frozenset(graded)
    files = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if "__pycache__" in relative.parts or not path.is_file() or path.suffix in (".pyc", ".ipynb"):
            continue
        if path.suffix == ".py":
            text = without(path.read_text(encoding="utf-8"), names)
            if relative == Path("__init__.py") and names:
                text += GUARD.replace("{names}", repr(sorted(names)))
            files[relative.as_posix()] = text
        elif path.suffix in (".js", ".css", ".mjs", ".json", ".txt", ".csv", ".typed"):
            files[relative.as_posix()] = path.read_text(encoding="utf-8")
    return files


def without(source: str, graded: Iterable[str]) -> str:
    r"""Return the source of a module without the graded functions and the helpers that only they use.

    Comments and docstrings of the module go too, because they may tell the answer. A module that defines none of the
    names is returned as it is.

    Examples
    --------
    >>> source = "def relu(z):\n    return _part(z)\ndef _part(z):\n    return z * (z > 0)\n"
    >>> text = without(source, ["relu"])
    >>> "z > 0" in text
    False
    """
    names = frozenset(graded)
    if not any(name in source for name in names):  # most files: what defines a name holds it
        return source
    tree = ast.parse(source)
    defined = {name: node for node in tree.body for name in _names(node)}
    absent = set(names & {name for name, node in defined.items() if not isinstance(node, (ast.Import, ast.ImportFrom))})
    if not absent:
        return source
    waiting = list(absent)
    while waiting:  # helpers of a graded function, and methods' helpers, as far as they are private to this file
        for used in _used(defined[waiting.pop()]):
            if used in defined and used not in absent and used.startswith("_"):
                absent.add(used)
                waiting.append(used)
    body: list[ast.stmt] = []
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if set(_names(node)) & absent and not isinstance(node, (ast.Import, ast.ImportFrom)):
            continue
        body.append(node)
    future = [node for node in body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    rest = [node for node in body if node not in future]
    for node in rest:
        _drop_docstrings(node)
    stubs = "".join(f"{name} = _not_offered({name!r})\n" for name in sorted(absent))
    head = ast.unparse(ast.Module([*future], [])) + NOTICE + stubs
    return head + ast.unparse(ast.Module(rest, [])) + "\n"


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [(alias.asname or alias.name).split(".")[0] for alias in node.names]
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
    return []


def _used(node: ast.stmt) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _drop_docstrings(node: ast.AST) -> None:
    """Empty the docstrings of what stays: a neighbour's may show the answer."""
    for part in ast.walk(node):
        if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            first = part.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                part.body[0] = ast.Expr(ast.Constant("."))
