from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "in_words":
            cell.source = (
                "My answer.\n\n<script>window.attackRan = 1</script>\n<img src=x onerror='window.attackRan = 1'>\n"
                "<a href='javascript:window.attackRan=1'>more</a>\n"
                "<iframe srcdoc='<script>parent.attackRan=1</script>'></iframe>"
            )


ATTACK = Attack(
    story="Wout writes his answer in words with 'interactive elements'.",
    tamper=tamper,
    flag=True,
)
