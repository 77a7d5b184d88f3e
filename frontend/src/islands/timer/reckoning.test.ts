import assert from "node:assert/strict";
import { test } from "node:test";
import { ahead, asMinutes, spokenUntil } from "./reckoning.ts";

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
