import assert from "node:assert/strict";
import { test } from "node:test";
import { copyOf, fromCopy, imported, wholeOf } from "./keys.ts";
import * as sealing from "./sealing.ts";

test("a copy gives the key back with its passphrase, for its ballot alone", async () => {
  const pair = await sealing.newPair();
  const own = await sealing.publicOf(pair);
  const name = new TextEncoder().encode("n");
  const copy = await copyOf(pair, "p", "mười hai chữ cái");
  const whole = await fromCopy(copy, "p", sealing.text(own), "mười hai chữ cái".normalize("NFD"));
  assert.deepEqual(whole, await wholeOf(pair));
  const held = { secret: await imported(whole.plain), own: whole.own };
  const sealed = await sealing.seal(new TextEncoder().encode("x"), own, name);
  assert.deepEqual([...(await sealing.open(sealed, held.secret, held.own, name))], [120]);
  await assert.rejects(crypto.subtle.exportKey("pkcs8", held.secret));
  await assert.rejects(fromCopy(copy, "p", sealing.text(own), "another phrase"));
  await assert.rejects(fromCopy(copy, "q", sealing.text(own), "mười hai chữ cái"));
  assert.ok(!copy.includes(sealing.text(new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey)))));
});
