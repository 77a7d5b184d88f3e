/** The paper that an address of its file names; empty for any other address. */
export function paperOf(address: string): string {
  return /\/papers\/([0-9a-f-]{36})\/file\//.exec(address)?.[1] ?? "";
}

/** What somebody who follows does with what is presented: his paper turns, another is opened, or nothing can be shown. */
export type Step = "turn" | "open" | "nothing" | "hidden";

/** `shown` is the paper on the page; `isListed`: whether the presented one is among those that this reader is shown. */
export function step(presented: string, shown: string, isListed: boolean): Step {
  if (!presented) return "nothing";
  if (presented === shown) return "turn";
  return isListed ? "open" : "hidden";
}
