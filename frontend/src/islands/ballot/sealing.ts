import { toBytes, toText } from "../passkey/bytes.ts";
import { parted } from "./field.ts";

/**
 * A secret voting paper, sealed in the voter's browser: its layout is described in `voting/sealing.py`, which opens it.
 * A key is drawn for this paper alone and parted among the tellers; none of it leaves the browser unsealed.
 */
export interface Place {
  ballot: string;
  vote: string;
  unit: number;
}

export type Bytes = Uint8Array<ArrayBuffer>;

const VERSION = 1;
const PUBLIC = 65;
const NONCE = 12;
const MARK = 16;
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CURVE = { name: "ECDH", namedCurve: "P-256" };

const utf8 = new TextEncoder();

/** Whether this browser can seal at all: pages that came over a plain connection cannot. */
export function canSeal(): boolean {
  return typeof crypto !== "undefined" && Boolean(crypto.subtle);
}

export function bytes(text: string): Bytes {
  return new Uint8Array(toBytes(text));
}

export function text(data: Uint8Array): string {
  return toText(data.slice().buffer) ?? "";
}

export function named(place: Place, kind: string, ...more: number[]): Bytes {
  return utf8.encode(["decreta", kind, 1, place.ballot, place.vote, place.unit, ...more].join("|"));
}

export async function newPair(): Promise<CryptoKeyPair> {
  return (await crypto.subtle.generateKey(CURVE, true, ["deriveBits"])) as CryptoKeyPair;
}

export async function publicOf(pair: CryptoKeyPair): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
}

/** A code of twelve letters, by which a voter finds his paper in the list. */
export function newCode(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((one) => LETTERS[one % LETTERS.length]).join("");
}

export async function seal(content: Bytes, to: Bytes, name: Bytes): Promise<Bytes> {
  const once = await newPair();
  const own = await publicOf(once);
  const { key, nonce } = await between(once.privateKey, to, joined(own, to), name);
  return joined(own, await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, content));
}

/** Opens what was sealed to a pair. Rejects what was made for another or was changed. */
export async function open(sealed: Bytes, secret: CryptoKey, own: Bytes, name: Bytes): Promise<Bytes> {
  const once = sealed.slice(0, PUBLIC);
  const { key, nonce } = await between(secret, once, joined(once, own), name);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, sealed.slice(PUBLIC)));
}

async function between(secret: CryptoKey, other: Bytes, salt: Bytes, info: Bytes) {
  const key = await crypto.subtle.importKey("raw", other, CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: key }, secret, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const made = await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, material, 352);
  const cipher = await crypto.subtle.importKey("raw", made.slice(0, 32), "AES-GCM", false, ["encrypt", "decrypt"]);
  return { key: cipher, nonce: new Uint8Array(made.slice(32)) };
}

/** A voting paper. Its length depends on the number of tellers alone. */
export async function sealedPaper(
  place: Place,
  ordinal: number,
  code: string,
  tellers: Bytes[],
  threshold: number,
): Promise<string> {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const content = new Uint8Array(32);
  content[0] = ordinal;
  content.set(utf8.encode(code), 1);
  const key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt"]);
  const additionalData = named(place, "paper");
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData }, key, content);
  const pieces: (ArrayBuffer | Uint8Array)[] = [new Uint8Array([VERSION]), nonce, body];
  for (const [n, part] of parted(secret, threshold, tellers.length).entries()) {
    pieces.push(await markOf(place, n + 1, part));
    pieces.push(await seal(part.slice(), tellers[n]!, named(place, "part", n + 1)));
  }
  return text(joined(...pieces));
}

async function markOf(place: Place, teller: number, part: Uint8Array): Promise<Bytes> {
  return (await digest(joined(named(place, "mark", teller), utf8.encode("|"), part))).slice(0, MARK);
}

/** A teller's own part of a paper; nothing else of the paper is given to him. */
export async function partOf(sealed: string, place: Place, teller: number, secret: CryptoKey, own: Bytes): Promise<string> {
  return text(await open(bytes(sealed), secret, own, named(place, "part", teller)));
}

/** What a teller sends to the count: his parts, sealed to its key. */
export async function opening(parts: object, to: Bytes, counting: string, teller: number): Promise<string> {
  const name = utf8.encode(["decreta", "opening", 1, counting, teller].join("|"));
  return text(await seal(utf8.encode(JSON.stringify(parts)), to, name));
}

/**
 * Twelve letters that follow from how many tellers open a ballot and from their keys: by them people compare aloud what
 * their browsers hold.
 */
export async function spoken(threshold: number, keys: Uint8Array[]): Promise<string> {
  const letters = [...(await digest(joined(new Uint8Array([threshold]), ...keys))).slice(0, 12)].map((one) => LETTERS[one % LETTERS.length]);
  return inGroups(letters.join(""));
}

export function inGroups(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

export async function digest(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", data));
}

function joined(...pieces: (ArrayBuffer | Uint8Array)[]): Bytes {
  const arrays = pieces.map((one) => new Uint8Array(one));
  const whole = new Uint8Array(arrays.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of arrays) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}
