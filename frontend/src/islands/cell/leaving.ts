export interface Left {
  typed: string;
  /** What the field held when the server showed it. */
  shown: string;
  /** The server refused what it shows. */
  isWrong: boolean;
  /** The whole window lost the focus, not only the cell. */
  isAway: boolean;
}

/**
 * What becomes of a cell that one leaves: what was changed is saved, what was not closes. What was refused stays open
 * until it is mended or left with Escape, so that nobody's day is put in another's place by going on.
 */
export function afterLeaving({ typed, shown, isWrong, isAway }: Left): "save" | "leave" | "stay" {
  if (isAway) return "stay";
  if (typed.trim() !== shown.trim()) return "save";
  return isWrong ? "stay" : "leave";
}
