import assert from "node:assert/strict";
import { test } from "node:test";
import { ahead, asMinutes, countedUntil, noEarlier, saidOf, stateOf, timeOfDay } from "./reckoning.ts";

test("a browser whose clock is wrong shows the time of the server", () => {
  const offset = ahead("1741572000.5", 1741568400.5);
  assert.equal(offset, 3600);
  assert.equal(countedUntil({ base: 0, began: 1741571990 }, 1741568400.5 + offset), 10);
});

test("what was counted before is counted on", () => {
  assert.equal(countedUntil({ base: 70, began: 200 }, 200), 70);
  assert.equal(countedUntil({ base: 70, began: 200 }, 230.9), 100);
});

test("a clock that is behind counts on from what was printed, not back", () => {
  assert.equal(countedUntil({ base: 12, began: 200 }, 150), 12);
});

test("what goes over only later stands until then", () => {
  const end = { base: -120, began: 1000 };
  assert.deepEqual([900, 1000, 1120, 1121].map((now) => countedUntil(end, now)), [-120, -120, 0, 1]);
  const words = { left: "", over: "{} over" };
  assert.deepEqual([-120, 0, 1, 72].map((seconds) => saidOf(seconds, 0, words)), ["", "", "0:01 over", "1:12 over"]);
  assert.deepEqual([-20, 0, 1].map((seconds) => stateOf(seconds, 0)), ["", "", "over"]);
});

test("what is left of a limit is said, and by how much it is over", () => {
  const words = { left: "{} left", over: "{} over" };
  assert.deepEqual([0, 118, 180, 185].map((seconds) => saidOf(seconds, 180, words)), [
    "3:00 left",
    "1:02 left",
    "0:00 left",
    "0:05 over",
  ]);
  assert.deepEqual([0, 149, 150, 179, 180, 181].map((seconds) => stateOf(seconds, 180)), [
    "",
    "",
    "near",
    "near",
    "",
    "over",
  ]);
});

test("times are minutes and two figures of seconds", () => {
  assert.deepEqual([0, 65, 3600].map(asMinutes), ["0:00", "1:05", "60:00"]);
});

test("a page without the server's time trusts the browser", () => {
  assert.equal(ahead(null, 5), 0);
  assert.equal(ahead("", 5), 0);
});

test("what comes after a point is put off while that takes longer than planned, and comes no earlier", () => {
  assert.equal(noEarlier(5000, 600, 4000), 5000);
  assert.equal(noEarlier(5000, 600, 4400), 5000);
  assert.equal(noEarlier(5000, 600, 4500), 5100);
});

test("the time of day is the office's, whatever zone the device is in", () => {
  const nineOClock = Date.UTC(2025, 2, 10, 2, 0, 0) / 1000;
  assert.equal(timeOfDay(nineOClock, 25200), "09:00");
  assert.equal(timeOfDay(nineOClock + 59.9, 25200), "09:00");
  assert.equal(timeOfDay(nineOClock + 60, 25200), "09:01");
  assert.equal(timeOfDay(Date.UTC(2025, 2, 9, 18, 30, 0) / 1000, 32400), "03:30");
});
