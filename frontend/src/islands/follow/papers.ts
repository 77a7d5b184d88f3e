/** The paper that an address of its file names; empty for any other address. */
export function paperOf(address: string): string {
  return /\/papers\/([0-9a-f-]{36})\/file\//.exec(address)?.[1] ?? "";
}

/** The version that an address of a paper's file names; empty where it names none. */
export function versionOf(address: string): string {
  return /\/file\/\?(?:.*&)?v=(\d+)/.exec(address)?.[1] ?? "";
}

/** What somebody who follows does with what is presented: his paper turns, or another one, or another version, is opened. */
export type Step = "turn" | "open" | "nothing";

/** `presented` and `shown` are addresses of files: what is presented, and what this page shows. */
export function step(presented: string, shown: string): Step {
  if (!paperOf(presented)) return "nothing";
  const isSame = paperOf(presented) === paperOf(shown) && versionOf(presented) === versionOf(shown);
  return isSame ? "turn" : "open";
}
