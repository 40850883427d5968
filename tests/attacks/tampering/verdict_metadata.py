from tests.attacks.attack import Attack


def tamper(notebook):
    verdicts = {
        f"test_{name}": {"grade_id": f"test_{name}", "score": 3.0, "points": 3.0, "kind": "graded", "reason": ""}
        for name in ("threshold", "predict", "xor_network")
    }
    notebook.metadata["autograder"] = {"verdicts": verdicts, "flags": [], "missing": [], "invalid": ""}
    for cell in notebook.cells:
        cell.metadata["autograder"] = {"score": 3.0}
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["checksum"] = "0" * 32


ATTACK = Attack(
    story="Lotte imitates the metadata of a notebook that has been graded already.",
    tamper=tamper,
)
