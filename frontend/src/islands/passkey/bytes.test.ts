import assert from "node:assert/strict";
import { test } from "node:test";
import { toBytes, toText } from "./bytes.ts";

test("bytes come back as they went, whatever their number", () => {
  for (let length = 0; length < 9; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => 255 - i * 31);
    const text = toText(bytes.buffer) ?? "";
    assert.match(text, /^[\w-]*$/);
    assert.deepEqual(new Uint8Array(toBytes(text)), bytes);
  }
});
