import assert from "node:assert/strict";
import { test } from "node:test";
import { paperOf, step, versionOf } from "./papers.ts";

const A = "01956000-0000-7000-8000-00000000000a";
const B = "01956000-0000-7000-8000-00000000000b";

test("a paper is known by the address of its file", () => {
  assert.equal(paperOf(`https://decreta.example/meetings/papers/${A}/file/`), A);
  assert.equal(paperOf("/meetings/"), "");
});

const at = (paper: string, version: number): string => `/meetings/papers/${paper}/file/?v=${version}`;

test("a version is known by the address too", () => {
  assert.equal(versionOf(at(A, 12)), "12");
  assert.equal(versionOf(`/meetings/papers/${A}/file/`), "");
});

test("who follows turns the page, or opens the paper that is presented, in the very version", () => {
  assert.equal(step(at(A, 1), at(A, 1)), "turn");
  assert.equal(step(at(A, 1), at(A, 2)), "open");
  assert.equal(step(at(A, 1), at(B, 1)), "open");
  assert.equal(step(at(A, 1), ""), "open");
});

test("nobody is led anywhere when nothing is presented that he is shown", () => {
  assert.equal(step("", at(B, 1)), "nothing");
});
