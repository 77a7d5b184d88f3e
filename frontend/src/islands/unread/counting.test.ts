import assert from "node:assert/strict";
import { test } from "node:test";
import { readUntil, remembered, unread } from "./counting.ts";

test("what came after the last look is new", () => {
  assert.equal(unread([100, 200, 300], 200), 1);
  assert.equal(unread([], 0), 0);
});

test("who looks has read everything that is there, and forgets nothing when messages go", () => {
  assert.equal(readUntil([100, 300, 200], 0), 300);
  assert.equal(readUntil([], 300), 300);
});

test("a browser that remembers nothing, or nonsense, has read nothing", () => {
  assert.deepEqual([null, "", "x", "250"].map(remembered), [0, 0, 0, 250]);
});
