/** How many came after the moment until which somebody has read. Moments in seconds since 1970. */
export function unread(moments: number[], read: number): number {
  return moments.filter((moment) => moment > read).length;
}

/** Until when somebody has read, who has the whole list before him now. */
export function readUntil(moments: number[], read: number): number {
  return Math.max(read, ...moments);
}

/** What a browser remembers, which may be nothing, or anything. */
export function remembered(text: string | null): number {
  const moment = Number(text ?? "");
  return Number.isFinite(moment) ? moment : 0;
}
