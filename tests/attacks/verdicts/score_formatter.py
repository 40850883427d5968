from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Zoe registers a float formatter: 'I like my results without decimals'.",
    before={
        "threshold": """
formatter = get_ipython().display_formatter.formatters["text/plain"]
formatter.for_type(float, lambda value, printer, cycle: printer.text("2.0"))
formatter.for_type(type(None), lambda value, printer, cycle: printer.text("2.0"))
""",
    },
    cells={"threshold": "def threshold(z):\n    return 0\n"},
)
