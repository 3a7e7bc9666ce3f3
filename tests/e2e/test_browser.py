"""The UI as a person uses it: a custom run of `nightly` from its form, and its report."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "e2e"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # the UI calls an analytics host whatever it is told; a route of Playwright's would hold every
    # request up while the test waits for something else
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium: `make chromium` installs it where apt-get and root are at hand")
    from playwright.sync_api import sync_playwright

    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1100})
        page.set_default_timeout(90_000)
        yield page
        browser.close()


def started_by_hand(served: Any) -> set[str]:
    runs = served.call("flow_runs/filter", {})
    return {run["id"] for run in runs if run["deployment_id"] and not run["auto_scheduled"]}


def submit(served: Any, page: Any) -> str | None:
    """Send the form; a click goes nowhere where the page draws its button anew just then."""
    before = started_by_hand(served)
    for _ in range(3):
        page.get_by_role("button", name="Submit").click()
        # the toast that links to the run may be gone before a busy machine has clicked it
        if started := served.wait_for(lambda: started_by_hand(served) - before, 60):
            return str(started.pop())
    return None


def test_a_custom_run_from_the_form(served: Any, page: Any) -> None:
    from playwright.sync_api import expect

    served.add_articles(1, first=9000)  # whatever other tests have left there
    base = served.api.removesuffix("/api")
    page.goto(f"{base}/v2/deployments", wait_until="commit")
    page.locator('a[href*="/deployments/deployment/"]', has_text="nightly").first.click()
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Custom run").click()
    batch_size = page.get_by_role("spinbutton")  # the limit has none where it is empty
    batch_size.wait_for()
    page.screenshot(path=SHOTS / "form.png", full_page=True)
    batch_size.fill("7")
    runner = page.get_by_role("tabpanel", name="str").last
    runner.get_by_role("button").click()
    page.get_by_role("option", name="processes").click()
    expect(runner).to_contain_text("processes")
    run_id = submit(served, page)
    assert run_id, page.screenshot(path=SHOTS / "not-started.png")
    page.goto(f"{base}/v2/runs/flow-run/{run_id}", wait_until="commit")
    state = served.final(run_id)
    assert state["type"] == "COMPLETED", served.logs(run_id)
    page.reload(wait_until="commit")
    page.get_by_text("Finished in state").last.wait_for()
    page.screenshot(path=SHOTS / "run.png", full_page=True)
    parameters = served.call(f"flow_runs/{run_id}", method="GET")["parameters"]
    assert (parameters["batch_size"], parameters["runner"]) == (7, "processes")
    rows = served.ask(
        "select files.status, runs.status as run from files inner join runs using (run_id) "
        f"where run_id = '{run_id}' and path = 'gazeta/9000.txt'"
    )
    assert rows == [{"status": "loaded", "run": "completed"}]
    page.get_by_role("tab", name="Artifacts").click()
    page.locator('a[href*="/artifacts/"]', has_text="presslake-report").first.click()
    page.locator('a[href*="/artifacts/artifact/"]').first.click()  # its newest version
    page.wait_for_url("**/artifacts/artifact/**")
    page.wait_for_timeout(1000)  # pictures are drawn after the text
    page.screenshot(path=SHOTS / "report.png", full_page=True)
