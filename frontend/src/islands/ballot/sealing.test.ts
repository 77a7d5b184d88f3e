import assert from "node:assert/strict";
import { test } from "node:test";
import { parted, times } from "./field.ts";
import * as sealing from "./sealing.ts";

const place = { ballot: "b", vote: "v", unit: 1 };

test("the field multiplies as that of AES does", () => {
  assert.deepEqual([times(0x57, 0x83), times(0x57, 0x13), times(1, 200), times(0, 9)], [0xc1, 0xfe, 200, 0]);
});

test("a key is not parted so that one teller opens, nor so that nobody does", () => {
  const key = crypto.getRandomValues(new Uint8Array(32));
  for (const threshold of [Number.NaN, 0, 1, 3]) assert.throws(() => parted(key, threshold, 2), RangeError);
});

test("the seal of a ballot follows from its keys and from how many are needed", async () => {
  const keys = [new Uint8Array([1]), new Uint8Array([2])];
  const seals = [await sealing.spoken(2, keys), await sealing.spoken(3, keys), await sealing.spoken(2, keys.toReversed())];
  assert.equal(new Set(seals).size, 3);
  assert.match(seals[0]!, /^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}$/);
});

test("a paper is as long for every choice, and each teller finds his part and nobody else's", async () => {
  const pairs = await Promise.all([1, 2, 3].map(() => sealing.newPair()));
  const tellers = await Promise.all(pairs.map(sealing.publicOf));
  const one = await sealing.sealedPaper(place, 1, sealing.newCode(), tellers, 2);
  const two = await sealing.sealedPaper(place, 30, sealing.newCode(), tellers, 2);
  assert.equal(one.length, two.length);
  assert.notEqual(one, two);
  const whole = sealing.bytes(one);
  for (const [n, pair] of pairs.entries()) {
    const start = 61 + n * 129 + 16;
    const own = sealing.text(whole.slice(start, start + 113));
    const part = await sealing.partOf(own, place, n + 1, pair.privateKey, tellers[n]!);
    assert.equal(sealing.bytes(part).length, 32);
    const other = pairs[(n + 1) % 3]!;
    await assert.rejects(sealing.partOf(own, place, n + 1, other.privateKey, tellers[(n + 1) % 3]!));
    await assert.rejects(sealing.partOf(own, { ...place, vote: "w" }, n + 1, pair.privateKey, tellers[n]!));
  }
});

test("codes have twelve letters, none of which is taken for another", () => {
  assert.match(sealing.newCode(), /^[A-HJ-NP-Z2-9]{12}$/);
  assert.equal(sealing.inGroups("ABCDEFGHJKLM"), "ABCD-EFGH-JKLM");
});
