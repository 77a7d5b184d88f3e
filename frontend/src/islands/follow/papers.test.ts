import assert from "node:assert/strict";
import { test } from "node:test";
import { paperOf, step } from "./papers.ts";

const A = "01956000-0000-7000-8000-00000000000a";
const B = "01956000-0000-7000-8000-00000000000b";

test("a paper is known by the address of its file", () => {
  assert.equal(paperOf(`https://decreta.example/meetings/papers/${A}/file/`), A);
  assert.equal(paperOf("/meetings/"), "");
});

test("who follows turns the page, or opens the paper that he is shown", () => {
  assert.equal(step(A, A, true), "turn");
  assert.equal(step(A, B, true), "open");
  assert.equal(step(A, "", true), "open");
});

test("nobody is led to a paper that he is not shown, nor anywhere when nothing is presented", () => {
  assert.equal(step(A, B, false), "hidden");
  assert.equal(step("", B, false), "nothing");
});
