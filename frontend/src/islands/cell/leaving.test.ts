import assert from "node:assert/strict";
import { test } from "node:test";
import { afterLeaving } from "./leaving.ts";

const left = { typed: "30/06/2025", shown: "30/06/2025", isWrong: false, isAway: false };

test("who goes on without a change leaves the cell as it was", () => {
  assert.equal(afterLeaving(left), "leave");
  assert.equal(afterLeaving({ ...left, typed: " 30/06/2025 " }), "leave");
});

test("who goes on with a change saves it, also one that mends what was refused", () => {
  assert.equal(afterLeaving({ ...left, typed: "01/07/2025" }), "save");
  assert.equal(afterLeaving({ ...left, typed: "01/07/2025", isWrong: true }), "save");
});

test("what was refused stays open: going on puts nothing in another's place", () => {
  assert.equal(afterLeaving({ ...left, isWrong: true }), "stay");
});

test("another window in front decides nothing", () => {
  assert.equal(afterLeaving({ ...left, typed: "01/07/2025", isAway: true }), "stay");
});
