import assert from "node:assert/strict";
import { test } from "node:test";
import { address, wishOf } from "./topics.ts";

test("two pages share one stream that goes on from the older place", () => {
  const wishes = [wishOf("/live/stream?topic=sitting:2", "40"), wishOf("/live/stream?topic=sitting:1&topic=sitting:2", "37")];
  assert.equal(address(wishes), "/live/stream?topic=sitting%3A1&topic=sitting%3A2&after=37");
});

test("a stream opened anew goes on from what was seen, not from what a page saw at its start", () => {
  assert.equal(address([wishOf("/live/stream?topic=a", "90")], 80), "/live/stream?topic=a&after=80");
});

test("no topic, no stream", () => {
  assert.equal(address([]), null);
  assert.equal(address([wishOf("/live/stream", null)]), null);
});

test("a page without a place starts from now", () => {
  assert.equal(address([wishOf("/live/stream?topic=a", "")]), "/live/stream?topic=a");
});
