import assert from "node:assert/strict";
import { test } from "node:test";
import { allCodes, codesOf, keepCodes } from "./kept.ts";

test("codes of a paper that stands are found although another was sealed after it and never arrived", () => {
  const values = new Map<string, string>();
  const store = {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
  } as Storage;
  keepCodes("v", { mark: "one", codes: ["A"] }, store);
  keepCodes("v", { mark: "two", codes: ["B", "C"] }, store);
  assert.deepEqual(codesOf("v", "one", store), ["A"]);
  assert.deepEqual(codesOf("v", "two", store), ["B", "C"]);
  assert.deepEqual([codesOf("v", "", store), codesOf("v", "x", store), codesOf("w", "one", store)], [null, null, null]);
  assert.deepEqual(allCodes("v", store), ["A", "B", "C"]);
});
