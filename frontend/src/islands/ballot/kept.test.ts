import assert from "node:assert/strict";
import { test } from "node:test";
import { allCodes, codesOf, keepCodes } from "./kept.ts";
import * as sealing from "./sealing.ts";

const lock = (n: number): string => sealing.text(new Uint8Array(32).fill(n));

function window(): { store: Storage; values: Map<string, string> } {
  const values = new Map<string, string>();
  const store = {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
  } as Storage;
  return { store, values };
}

test("codes of a paper that stands are found although another was sealed after it and never arrived", async () => {
  const { store } = window();
  const own = { vote: "v", lock: lock(1) };
  await keepCodes(own, { mark: "one", codes: ["A"] }, store);
  await keepCodes(own, { mark: "two", codes: ["B", "C"] }, store);
  assert.deepEqual(await codesOf(own, "one", store), ["A"]);
  assert.deepEqual(await codesOf(own, "two", store), ["B", "C"]);
  const none = [codesOf(own, "", store), codesOf(own, "x", store), codesOf({ ...own, vote: "w" }, "one", store)];
  assert.deepEqual(await Promise.all(none), [null, null, null]);
  assert.deepEqual(await allCodes(own, store), ["A", "B", "C"]);
});

test("whoever has the tablet next reads no codes, and who comes back finds his", async () => {
  const { store, values } = window();
  const first = { vote: "v", lock: lock(1) };
  await keepCodes(first, { mark: "one", codes: ["ABCDEFGHJKLM"] }, store);
  const next = { vote: "v", lock: lock(2) };
  assert.equal(await codesOf(next, "one", store), null);
  await keepCodes(next, { mark: "two", codes: ["NPQRSTUVWXYZ"] }, store);
  assert.ok(![...values.values()].some((one) => one.includes("ABCDEFGHJKLM") || one.includes("one")));
  assert.deepEqual(await allCodes(next, store), ["NPQRSTUVWXYZ"]);
  assert.deepEqual(await codesOf(first, "one", store), ["ABCDEFGHJKLM"]);
});
