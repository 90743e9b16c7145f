"""A workout in WebKit, the engine of every browser on an iPhone: logged, rested, kept, taken to another gym.

The first journey on a phone is walked wherever WebKit is installed; the others are `slow`. All of them, with those of
test_webkit_around.py: `pytest -m '' webapp/tests/e2e -k webkit`.
"""

from __future__ import annotations

import pytest

from webapp.tests.e2e.in_webkit import BOTH, PHONE, SLOW_DESK, Lifter, server_away

SECONDS_SHOWN = """(() => {
  const text = document.querySelector('.timer__now b').textContent
  const [minutes, seconds] = text.replace('+', '').split(':').map(Number)
  return (text.startsWith('+') ? -1 : 1) * (minutes * 60 + seconds)
})()"""
FROZEN = """(() => {
  const { store } = document.querySelector('gg-shell').app.db.transaction('kv', 'readwrite')
  const more = () => store.get('me').then(more, () => {})
  more()
})()"""
"""What the disk is doing when the page is left."""
pytestmark = pytest.mark.e2e
both = pytest.mark.parametrize("lifter", BOTH, indirect=True)


@pytest.mark.parametrize("lifter", [pytest.param(PHONE, id="phone"), SLOW_DESK], indirect=True)
def test_a_workout_is_logged_put_right_and_taken_back(lifter: Lifter) -> None:
    page = lifter.page
    lifter.set_up()
    lifter.start("Bench press")
    first = lifter.load()
    lifter.picture("set-in-hand")
    lifter.fits()
    lifter.log("Set 2 of 3")
    done = page.find("group", "The set just done")
    reps = int(page.text(done).split("×")[1].split()[0])
    page.tap("button", "one rep fewer", done)
    page.see(f"× {reps - 1}")
    lifter.picture("set-just-done")
    page.tap("button", "End the rest")
    page.choose("Reps left in reserve", "1")
    page.hold("button", "+2.5 kg", 1.2)
    held = lifter.load()
    assert held >= first + 7.5 and (held - first) % 2.5 == 0, "it climbed by this gym's steps"
    page.choose("Holds for", "All that remain")
    page.tap("button", "More:")
    page.choose("Kind of set", "AMRAP")
    page.tap("button", "Note", page.find("dialog", ""))
    page.fill("Note", "slow down, elbows in")
    lifter.picture("note")
    page.tap("button", "Keep it")
    page.see("Set 2 of 3", "AMRAP")
    lifter.log("Set 3 of 3")
    assert lifter.load() == held, "the load holds for all that remain"
    one, two = lifter.sets()
    assert (one["weight"], one["reps"], one["set_type"]) == (first, reps - 1, "working")
    assert (two["weight"], two["set_type"], two["note"]) == (held, "amrap", "slow down, elbows in")

    page.tap("button", "More:")
    page.tap("button", "Swap for another lift")
    lifter.picture("swap")
    page.tap("button", "Dumbbell bench press", page.find("list", "Suggestions"))
    page.find("heading", "Dumbbell bench press")
    page.see("from your Bench press")
    assert 0.2 * held < lifter.load() < 0.6 * held, "a dumbbell in each hand"
    lifter.picture("swapped")
    page.tap("button", "Undo", last=True)
    page.see("Set 3 of 3")
    page.tap("button", "Undo", page.find("group", "The set just done"))
    page.see("Set 2 of 3")
    (left,) = lifter.sets()
    assert left["id"] == one["id"]


@both
def test_a_rest_is_shifted_survives_a_reload_and_counts_past_zero(lifter: Lifter) -> None:
    page = lifter.page
    lifter.set_up()
    lifter.start("Bench press")
    lifter.log("Set 2 of 3")
    page.find("timer", "Rest")
    whole = page.value(SECONDS_SHOWN)
    page.until(f"{SECONDS_SHOWN} < {whole}")
    ends = lifter.kept()["running"]["rest"]["ends_at"]
    page.tap("button", "+15 seconds")
    page.until(f"{SECONDS_SHOWN} > {whole}")
    page.tap("button", "+15 seconds")
    page.until(f"{SECONDS_SHOWN} > {whole + 15}")
    page.tap("button", "−15 seconds")
    page.until(f"{SECONDS_SHOWN} < {whole + 15}")
    assert lifter.kept()["running"]["rest"]["ends_at"] == ends + 15_000
    lifter.picture("rest")
    page.reload()
    page.find("timer", "Rest")
    left = (ends + 15_000 - page.value("Date.now()")) / 1000
    assert abs(page.value(SECONDS_SHOWN) - left) <= 2
    for _ in range(page.value(SECONDS_SHOWN) // 15):
        page.tap("button", "−15 seconds")
    page.find("timer", "Rest, over")
    page.until(f"{SECONDS_SHOWN} <= -2")
    lifter.picture("rest-over")
    lifter.log("Set 3 of 3")
    assert len(lifter.sets()) == 2


@both
def test_nothing_is_lost_while_the_server_is_away(lifter: Lifter) -> None:
    page = lifter.page
    lifter.set_up()
    page.value("navigator.serviceWorker.ready.then(() => true)")
    page.until("navigator.serviceWorker.controller !== null")
    lifter.start("Bench press")
    lifter.log("Set 2 of 3")
    lifter.wait_until_sent()
    with server_away(lifter.stack):
        lifter.log("Set 3 of 3")
        page.tap("button", "End the rest")
        page.tap("button", "+1 rep")
        page.choose("Reps left in reserve", "3")
        asked = page.text(page.find("button", "Log set"))
        page.reload()
        page.see("Set 3 of 3")
        assert page.text(page.find("button", "Log set")) == asked, "the set in hand stands as it was"
        page.find("status", "1 change waiting")
        lifter.picture("away")
        lifter.go("/")  # as from the home screen
        page.tap("link", "Go on")
        lifter.log("All sets done")
        kept = lifter.kept()
        assert (len(kept["sets"]), len(kept["outbox"])) == (3, 2)
        page.value(f"({FROZEN}, true)")
        lifter.go("/sync")
        page.see("2 changes waiting")
        lifter.picture("sync-away")
    lifter.go("/sync")
    page.see("All on the server")
    sets = lifter.sets()
    assert [one["id"] for one in sets] == [
        one["id"] for one in sorted(kept["sets"], key=lambda one: one["performed_at"])
    ]
    assert len({one["workout_id"] for one in sets}) == 1


@both
def test_another_gym_in_mid_workout_rounds_what_is_open(lifter: Lifter) -> None:
    page = lifter.page
    lifter.set_up()
    lifter.go("/you/gyms/new")
    page.choose("Begin with", "Home gym")
    page.fill("Name", "Barn")
    for face in ("10 kg", "5 kg", "2.5 kg", "1.25 kg"):
        page.tap("button", f"Two {face} plates fewer")
    lifter.picture("gym")
    lifter.fits()
    page.tap("button", "Save gym")
    page.find("radio", "Barn")
    lifter.go("/today")
    lifter.start("Bench press")
    before = lifter.load()
    page.tap("button", "More:")
    page.tap("button", "Gym: ")
    page.find("heading", "Where are you?")
    page.tap("radio", "Barn", page.find("dialog", ""))
    page.see("can’t be loaded at Barn: 20 kg or 60 kg can.")
    assert "Bench press" in page.text(page.find("dialog", ""))
    lifter.picture("gym-switch")
    page.tap("button", "Close")
    assert lifter.load() in (20, 60)
    assert before not in (20, 60)
    lifter.log("Set 2 of 3")
    (kept,) = lifter.sets()
    barn = next(gym for gym in lifter.ask("/v1/gyms")["gyms"] if gym["name"] == "Barn")
    assert kept["weight"] in (20, 60)
    assert lifter.ask("/v1/workouts")["workouts"][0]["gym_id"] == barn["id"]
