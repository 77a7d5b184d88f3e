/** The codes of papers that were sealed together, and the mark by which the server says that these are the ones that stand. */
export interface Kept {
  mark: string;
  codes: string[];
}

/**
 * Keeps codes in this window beside those of papers sealed before: which of them stand is known only from the server, and
 * what was sent last may never have arrived.
 */
export function keepCodes(vote: string, kept: Kept, store: Storage = sessionStorage): void {
  store.setItem(place(vote), JSON.stringify([...all(vote, store), kept]));
}

/** The codes of the papers that have this mark, if they were sealed in this window. */
export function codesOf(vote: string, mark: string, store: Storage = sessionStorage): string[] | null {
  return all(vote, store).find((one) => mark && one.mark === mark)?.codes ?? null;
}

/** All codes that were drawn in this window for a vote, also those of papers that were replaced. */
export function allCodes(vote: string, store: Storage = sessionStorage): string[] {
  return all(vote, store).flatMap((one) => one.codes);
}

function all(vote: string, store: Storage): Kept[] {
  return JSON.parse(store.getItem(place(vote)) ?? "[]") as Kept[];
}

function place(vote: string): string {
  return `sealed:${vote}`;
}
