import { shut, unshut } from "./lock.ts";
import * as sealing from "./sealing.ts";

/** A teller's key while his page works with it: usable, but not to be taken out. */
export interface Held {
  secret: CryptoKey;
  own: sealing.Bytes;
}

/** A key with its private half in the open: only until it is kept. */
export interface Whole {
  plain: ArrayBuffer;
  own: sealing.Bytes;
}

/** A teller's key as it lies in his browser: locked for him alone, so that whoever has the tablet next cannot use it. */
interface Kept {
  shut: string;
  own: sealing.Bytes;
}

const STORE = "keys";
const ROUNDS = 600_000;
const CURVE = { name: "ECDH", namedCurve: "P-256" };

/** Where a teller's key lies here: two tellers of one panel may use one browser after another. */
export function placeOf(panel: string, teller: number): string {
  return `${panel}:${teller}`;
}

/** Where a new key waits until the server has taken its public half: the one before it stands till then. */
export function waitingAt(place: string): string {
  return `${place}:new`;
}

/** Keeps a key in this browser, for the teller whose pages are given this lock. */
export async function keep(place: string, whole: Whole, lock: string): Promise<void> {
  await put(place, { shut: await shut(whole.plain, lock), own: whole.own });
}

/** Whether a key lies here, whosever it is. */
export async function isKept(place: string): Promise<boolean> {
  return Boolean(await kept(place));
}

async function kept(place: string): Promise<Kept | null> {
  return ((await request(await store("readonly"), (keys) => keys.get(place))) as Kept | undefined) ?? null;
}

async function put(place: string, one: Kept): Promise<void> {
  await request(await store("readwrite"), (keys) => keys.put(one, place));
}

export async function destroy(place: string): Promise<void> {
  await request(await store("readwrite"), (keys) => keys.delete(place));
  await request(await store("readwrite"), (keys) => keys.delete(waitingAt(place)));
}

/** The key whose public half the server has; a new one takes its place once the server has it. */
export async function standing(place: string, own: string, lock: string): Promise<Held | null> {
  const found = await kept(place);
  if (isOf(found, own)) return usable(found!, lock);
  const fresh = await kept(waitingAt(place));
  if (!isOf(fresh, own)) return null;
  await put(place, fresh!);
  return usable(fresh!, lock);
}

function isOf(found: Kept | null, own: string): boolean {
  return Boolean(found) && sealing.text(found!.own) === own;
}

async function usable(found: Kept, lock: string): Promise<Held | null> {
  const plain = await unshut(found.shut, lock);
  return plain && { secret: await imported(plain), own: found.own };
}

export async function wholeOf(pair: CryptoKeyPair): Promise<Whole> {
  return { plain: await crypto.subtle.exportKey("pkcs8", pair.privateKey), own: await sealing.publicOf(pair) };
}

/** A copy of a key that opens with a passphrase, as text of a file. */
export async function copyOf(pair: CryptoKeyPair, panel: string, phrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const plain = await crypto.subtle.exportKey("pkcs8", pair.privateKey);
  const key = await fromPhrase(phrase, salt);
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, plain);
  const own = await sealing.publicOf(pair);
  const named = { panel, own: sealing.text(own), salt: sealing.text(salt), nonce: sealing.text(nonce) };
  return JSON.stringify({ ...named, key: sealing.text(new Uint8Array(body)) });
}

/** A key from its copy. Rejects a wrong passphrase and the copy of another ballot's key. */
export async function fromCopy(copy: string, panel: string, own: string, phrase: string): Promise<Whole> {
  const found = JSON.parse(copy) as Record<string, string>;
  if (found["panel"] !== panel || found["own"] !== own) throw new Error("another");
  const key = await fromPhrase(phrase, sealing.bytes(found["salt"] ?? ""));
  const iv = sealing.bytes(found["nonce"] ?? "");
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealing.bytes(found["key"] ?? ""));
  return { plain, own: sealing.bytes(own) };
}

/** A key that no script can read out again. */
export async function imported(pkcs8: ArrayBuffer): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", pkcs8, CURVE, false, ["deriveBits"]);
}

async function fromPhrase(phrase: string, salt: sealing.Bytes): Promise<CryptoKey> {
  const words = new TextEncoder().encode(phrase.normalize("NFKC"));
  const material = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const rule = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(rule, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open("decreta-tellers", 2);
  opening.onupgradeneeded = () => {
    // What was kept without a lock stays for nobody.
    if (opening.result.objectStoreNames.contains(STORE)) opening.result.deleteObjectStore(STORE);
    opening.result.createObjectStore(STORE);
  };
  const database = await answer(opening);
  return database.transaction(STORE, mode).objectStore(STORE);
}

async function request(keys: IDBObjectStore, ask: (keys: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return answer(ask(keys));
}

function answer<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("store"));
  });
}
