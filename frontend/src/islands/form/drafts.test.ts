import assert from "node:assert/strict";
import { test } from "node:test";
import { dropAll } from "./drafts.ts";

/** A store as browsers have it: what is kept are its own properties. */
function storeWith(kept: Record<string, string>): Record<string, unknown> {
  const store: Record<string, unknown> = { ...kept };
  Object.defineProperty(store, "removeItem", { value: (key: string) => delete store[key] });
  return store;
}

test("who signs out leaves neither drafts nor codes of secret votes, and what is not his stays", () => {
  const tab = storeWith({ "decreta:draft:1:/x#": "{}", "sealed:0195": "[]", other: "1" });
  const device = storeWith({ "decreta:draft:1:/y#": "{}", theme: "dark" });
  Object.assign(globalThis, { sessionStorage: tab, localStorage: device });
  dropAll();
  assert.deepEqual(Object.keys(tab), ["other"]);
  assert.deepEqual(Object.keys(device), ["theme"]);
});
