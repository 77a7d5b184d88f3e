import { shut, unshut } from "./lock.ts";

/** The codes of papers that were sealed together, and the mark by which the server says that these are the ones that stand. */
export interface Kept {
  mark: string;
  codes: string[];
}

/** How the places of codes in this window begin; who signs out leaves none. */
export const CODES = "sealed:";

/** A place on a roll, with the lock that only the pages of who casts it are given. */
export interface Own {
  vote: string;
  lock: string;
}

/**
 * Keeps codes in this window beside those of papers sealed before: which of them stand is known only from the server, and
 * what was sent last may never have arrived. They are locked for who cast them.
 */
export async function keepCodes(own: Own, kept: Kept, store: Storage = sessionStorage): Promise<void> {
  const fresh = await shut(new TextEncoder().encode(JSON.stringify(kept)), own.lock);
  store.setItem(place(own.vote), JSON.stringify([...locked(own.vote, store), fresh]));
}

/** The codes of the papers that have this mark, if they were sealed in this window by this person. */
export async function codesOf(own: Own, mark: string, store: Storage = sessionStorage): Promise<string[] | null> {
  return (await all(own, store)).find((one) => mark && one.mark === mark)?.codes ?? null;
}

/** All codes that this person drew in this window for a vote, also those of papers that were replaced. */
export async function allCodes(own: Own, store: Storage = sessionStorage): Promise<string[]> {
  return (await all(own, store)).flatMap((one) => one.codes);
}

async function all(own: Own, store: Storage): Promise<Kept[]> {
  const found = await Promise.all(locked(own.vote, store).map((one) => unshut(one, own.lock)));
  return found.filter((one) => one !== null).map((one) => JSON.parse(new TextDecoder().decode(one)) as Kept);
}

function locked(vote: string, store: Storage): string[] {
  return JSON.parse(store.getItem(place(vote)) ?? "[]") as string[];
}

function place(vote: string): string {
  return `${CODES}${vote}`;
}
