import assert from "node:assert/strict";
import { test } from "node:test";
import { copyOf, destroy, fromCopy, imported, isKept, keep, standing, waitingAt, wholeOf } from "./keys.ts";
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

/** As much of a browser's store as keys ask for; what is kept is copied, as browsers do. */
function fakeStore(): Map<string, unknown> {
  const kept = new Map<string, unknown>();
  const asked = <T>(result: T): object => {
    const one = { result, onsuccess: null as (() => void) | null, onupgradeneeded: null as (() => void) | null };
    queueMicrotask(() => {
      one.onupgradeneeded?.();
      one.onsuccess?.();
    });
    return one;
  };
  const store = {
    get: (key: string) => asked(kept.get(key)),
    put: (value: unknown, key: string) => asked(kept.set(key, structuredClone(value))),
    delete: (key: string) => asked(kept.delete(key)),
  };
  const database = {
    objectStoreNames: { contains: () => true },
    deleteObjectStore: () => kept.clear(),
    createObjectStore: () => store,
    transaction: () => ({ objectStore: () => store }),
  };
  let isNew = true;
  const open = (): object => {
    const opening = asked(database) as { onupgradeneeded: (() => void) | null };
    if (!isNew) Object.defineProperty(opening, "onupgradeneeded", { set: () => undefined, get: () => null });
    isNew = false;
    return opening;
  };
  Object.assign(globalThis, { indexedDB: { open } });
  return kept;
}

test("a key lies locked for its teller: whoever has the tablet next cannot use it, and who comes back can", async () => {
  const kept = fakeStore();
  const lock = (n: number): string => sealing.text(new Uint8Array(32).fill(n));
  const whole = await wholeOf(await sealing.newPair());
  const own = sealing.text(whole.own);
  await keep(waitingAt("p:1"), whole, lock(1));
  assert.equal(await standing("p:1", own, lock(2)), null);
  const held = await standing("p:1", own, lock(1));
  assert.ok(held);
  await assert.rejects(crypto.subtle.exportKey("pkcs8", held.secret));
  const name = new TextEncoder().encode("n");
  const sealed = await sealing.seal(new TextEncoder().encode("x"), whole.own, name);
  assert.deepEqual([...(await sealing.open(sealed, held.secret, held.own, name))], [120]);
  const plain = sealing.text(new Uint8Array(whole.plain));
  assert.ok([...kept.values()].every((one) => !JSON.stringify(one).includes(plain)));
  assert.equal(await isKept("p:1"), true);
  await destroy("p:1");
  assert.deepEqual([await isKept("p:1"), kept.size], [false, 0]);
});
