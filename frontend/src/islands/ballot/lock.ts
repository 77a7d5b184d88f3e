import * as sealing from "./sealing.ts";

/**
 * What lies in this browser for one person alone. Two people may use one tablet, and a session may end without a word:
 * so it lies here locked, and the lock (`voting/locks.py`) is given by the server to that person's own pages only. Whoever
 * signs in next has another one; who comes back has the same.
 */
export async function shut(plain: ArrayBuffer | sealing.Bytes, lock: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(lock), plain);
  return `${sealing.text(iv)}.${sealing.text(new Uint8Array(body))}`;
}

/** What was locked with this lock; null for anything else. */
export async function unshut(kept: string, lock: string): Promise<ArrayBuffer | null> {
  const [iv = "", body = ""] = kept.split(".");
  try {
    const rule = { name: "AES-GCM", iv: sealing.bytes(iv) };
    return await crypto.subtle.decrypt(rule, await keyOf(lock), sealing.bytes(body));
  } catch {
    return null;
  }
}

function keyOf(lock: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", sealing.bytes(lock), "AES-GCM", false, ["encrypt", "decrypt"]);
}
