"""axe-core on a page in Chromium: what it is asked for, in which looks, and what it finds."""

# What axe knows of WCAG 2.0 to 2.2, levels A and AA, and the usage that it calls good.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
}


def violations(page):
    """Return one line for each element that breaks a rule."""
    from axe_playwright_python.sync_playwright import Axe

    # What is folded away is checked too.
    page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['help']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
