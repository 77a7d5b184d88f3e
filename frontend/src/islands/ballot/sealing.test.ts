import assert from "node:assert/strict";
import { test } from "node:test";
import { parted, times } from "./field.ts";
import * as sealing from "./sealing.ts";

const place = { ballot: "b", vote: "v", unit: 1 };

test("the field multiplies as that of AES does", () => {
  assert.deepEqual([times(0x57, 0x83), times(0x57, 0x13), times(1, 200), times(0, 9)], [0xc1, 0xfe, 200, 0]);
});

test("one part of a key with one needed is the key", () => {
  const key = crypto.getRandomValues(new Uint8Array(32));
  assert.deepEqual(parted(key, 1, 2), [key, key]);
});

test("a paper is as long for every choice, and each teller finds his part and nobody else's", async () => {
  const pairs = await Promise.all([1, 2, 3].map(() => sealing.newPair()));
  const tellers = await Promise.all(pairs.map(sealing.publicOf));
  const one = await sealing.sealedPaper(place, 1, sealing.newCode(), tellers, 2);
  const two = await sealing.sealedPaper(place, 30, sealing.newCode(), tellers, 2);
  assert.equal(one.length, two.length);
  assert.notEqual(one, two);
  for (const [n, pair] of pairs.entries()) {
    const part = await sealing.partOf(one, place, n + 1, pair.privateKey, tellers[n]!);
    assert.equal(sealing.bytes(part).length, 32);
    const other = pairs[(n + 1) % 3]!;
    await assert.rejects(sealing.partOf(one, place, n + 1, other.privateKey, tellers[(n + 1) % 3]!));
    await assert.rejects(sealing.partOf(one, { ...place, vote: "w" }, n + 1, pair.privateKey, tellers[n]!));
  }
});

test("codes have twelve letters, none of which is taken for another", () => {
  assert.match(sealing.newCode(), /^[A-HJ-NP-Z2-9]{12}$/);
  assert.equal(sealing.inGroups("ABCDEFGHJKLM"), "ABCD-EFGH-JKLM");
});
