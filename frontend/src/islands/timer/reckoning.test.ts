import assert from "node:assert/strict";
import { test } from "node:test";
import { ahead, asMinutes, spokenUntil, timeOfDay } from "./reckoning.ts";

test("a browser whose clock is wrong shows the time of the server", () => {
  const offset = ahead("1741572000.5", 1741568400.5);
  assert.equal(offset, 3600);
  assert.equal(spokenUntil({ began: 1741571990, pauses: 0, stands: null }, 1741568400.5 + offset), 10);
});

test("pauses are no time spoken, and a stopped clock stands", () => {
  assert.equal(spokenUntil({ began: 100, pauses: 30, stands: null }, 200), 70);
  assert.equal(spokenUntil({ began: 100, pauses: 30, stands: 42 }, 900), 42);
});

test("a clock that is behind shows nought, not less", () => {
  assert.equal(spokenUntil({ began: 200, pauses: 0, stands: null }, 150), 0);
});

test("times are minutes and two figures of seconds", () => {
  assert.deepEqual([0, 65, 3600].map(asMinutes), ["0:00", "1:05", "60:00"]);
});

test("a page without the server's time trusts the browser", () => {
  assert.equal(ahead(null, 5), 0);
  assert.equal(ahead("", 5), 0);
});

test("the time of day is the office's, whatever zone the device is in", () => {
  const nineOClock = Date.UTC(2025, 2, 10, 2, 0, 0) / 1000;
  assert.equal(timeOfDay(nineOClock, 25200), "09:00");
  assert.equal(timeOfDay(nineOClock + 59.9, 25200), "09:00");
  assert.equal(timeOfDay(nineOClock + 60, 25200), "09:01");
  assert.equal(timeOfDay(Date.UTC(2025, 2, 9, 18, 30, 0) / 1000, 32400), "03:30");
});
