from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "in_words":
            cell.source = "![x](attachment:x.svg)"
            svg = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0id2luZG93LmF0dGFja1Jhbj0xIi8+"
            cell["attachments"] = {
                "x.svg": {"image/svg+xml": svg, "text/html": "<script>window.attackRan = 1</script>"}
            }


ATTACK = Attack(
    story="Zita attaches a picture to her answer that is a page in disguise.",
    tamper=tamper,
)
