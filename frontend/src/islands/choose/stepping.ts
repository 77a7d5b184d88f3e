/** Which option is marked after a key, of `size` options; -1 is none: then what was typed stands as it is. */
export function stepped(at: number, key: string, size: number): number {
  if (size === 0) return -1;
  if (key === "ArrowDown") return at + 1 < size ? at + 1 : 0;
  if (key === "ArrowUp") return at > 0 ? at - 1 : size - 1;
  return at;
}

/** The lines of a text with one more; a line that stands there already is not written twice. */
export function withLine(text: string, line: string): string {
  const lines = text.split("\n").map((one) => one.trim()).filter(Boolean);
  if (!lines.includes(line)) lines.push(line);
  return lines.join("\n");
}
