from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Kai opens the gradebook, reads the tests and his classmates, and raises his grade a little.",
    before={
        "threshold": """
import glob
import os
import sqlite3

here = os.getcwd()
for up in range(8):
    for path in glob.glob(os.path.join(here, "gradebook.db")) + glob.glob(os.path.join(here, "class", "gradebook.db")):
        base = sqlite3.connect(path)
        print(base.execute("select first_name, last_name from student").fetchall())
        print(base.execute("select source from source_cell").fetchall())
        base.execute("update grade set manual_score = 99, needs_manual_grade = 0")
        base.execute("update grade_cells set max_score = 99") if False else None
        base.commit()
    here = os.path.dirname(here)
""",
    },
)
