from tests.attacks.attack import Attack


def tamper(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "in_words":
            cell.source = (
                "[my proof](java&#9;script:window.attackRan=1) and [more](java&NewLine;script:window.attackRan=1)\n\n"
                '<a href="java\nscript:window.attackRan=1">b</a> <a href="&#1;javascript:window.attackRan=1">c</a>\n\n'
                "[ref]\n\n[ref]: java&Tab;script:window.attackRan=1\n\n<a href='vb\tscript:window.attackRan=1'>c</a>"
            )


ATTACK = Attack(
    story="Xenia hides a tab in the word javascript of her links, which browsers leave out again.",
    tamper=tamper,
    flag=True,
)
