import assert from "node:assert/strict";
import { test } from "node:test";
import { stepped, withLine } from "./stepping.ts";

test("the arrows go round, from none to the first or the last", () => {
  assert.equal(stepped(-1, "ArrowDown", 3), 0);
  assert.equal(stepped(2, "ArrowDown", 3), 0);
  assert.equal(stepped(-1, "ArrowUp", 3), 2);
  assert.equal(stepped(0, "ArrowUp", 3), 2);
  assert.equal(stepped(1, "ArrowDown", 3), 2);
});

test("nothing is marked where nothing matches, and other keys leave the mark", () => {
  assert.equal(stepped(-1, "ArrowDown", 0), -1);
  assert.equal(stepped(1, "Home", 3), 1);
});

test("what is chosen becomes a line, once", () => {
  assert.equal(withLine("", "Bộ Tư pháp"), "Bộ Tư pháp");
  assert.equal(withLine("Bộ Tư pháp\n\n", "Bộ Y tế"), "Bộ Tư pháp\nBộ Y tế");
  assert.equal(withLine("Bộ Tư pháp\nBộ Y tế", "Bộ Tư pháp"), "Bộ Tư pháp\nBộ Y tế");
});
