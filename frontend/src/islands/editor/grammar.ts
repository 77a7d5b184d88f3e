/** The plain grammar of drafts as the editor's keys write it: marks around words, labels before lines. */

export type Kind = "part" | "article" | "clause" | "point" | "dash" | "quote" | "basis";
export interface Change {
  text: string;
  start: number;
  end: number;
}

const POINTS = [..."abcdđeghiklmnopqrstuvxy"];
const LABELS: Record<Kind, RegExp> = {
  part: /^([IVX]+)\.\s/,
  article: /^(?:Điều |Article |第)(\d{1,3})(?:\.|条)\s?/,
  clause: /^((?:\d{1,3}\.)*)(\d{1,3})\.\s/,
  point: /^([a-zđ])\)\s/,
  dash: /^[-–]\s/,
  quote: /^> /,
  basis: /^(?:Căn cứ|Pursuant to)\s/,
};
const ROMAN: [number, string][] = [[10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];

/** Puts a mark around the words, or takes it away where they have it; without words the caret stands inside. */
export function marked(text: string, start: number, end: number, sign: string): Change {
  // A space at the edge of what is marked would keep the mark from closing.
  while (start < end && /\s/.test(text[start] ?? "")) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end -= 1;
  const n = sign.length;
  const words = text.slice(start, end);
  if (text.slice(start - n, start) === sign && text.slice(end, end + n) === sign) {
    return { text: text.slice(0, start - n) + words + text.slice(end + n), start: start - n, end: end - n };
  }
  if (words.length > 2 * n && words.startsWith(sign) && words.endsWith(sign) && !words.includes("\n")) {
    return { text: text.slice(0, start) + words.slice(n, -n) + text.slice(end), start, end: end - 2 * n };
  }
  // A mark does not reach over the end of a line: each line gets its own.
  const isWhole = start === 0 || text[start - 1] === "\n";
  const made = words ? words.split("\n").map((line, i) => around(line, sign, i > 0 || isWhole)).join("\n") : sign + sign;
  const caret = words ? [start, start + made.length] : [start + n, start + n];
  return { text: text.slice(0, start) + made + text.slice(end), start: caret[0] ?? start, end: caret[1] ?? start };
}

/** A label stays before the mark: behind one it would be none. */
function around(line: string, sign: string, isWhole: boolean): string {
  const words = isWhole ? bare(line) : line;
  return words.trim() ? line.slice(0, line.length - words.length) + sign + words.trim() + sign : line;
}

const MARKED_LABEL =
  /^(\*\*|\/\/|__)((?:Điều|Article) \d{1,3}\.|第\d{1,2}条|[IVX]+\.|(?:\d{1,3}\.)+|[a-zđ]\)|[-–+])(?:\1\s*|\s+(?=.*\1))(.*)$/;

/** A line that came with its label inside a mark, with the label before it. */
export function freed(line: string): string {
  const found = MARKED_LABEL.exec(line);
  if (!found) return line;
  const [, sign = "", label = "", rest = ""] = found;
  return line.startsWith(sign + label + sign) ? `${label} ${rest}`.trimEnd() : `${label} ${sign}${rest}`;
}

/** Gives the lines of a selection a label of this kind, counted on from the lines above; a second time takes it away. */
export function labelled(text: string, start: number, end: number, kind: Kind, language: string): Change {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const found = text.indexOf("\n", end);
  const to = found < 0 ? text.length : found;
  const lines = text.slice(from, to).split("\n");
  const above = text.slice(0, from).split("\n");
  const hasAll = lines.every((line) => LABELS[kind].test(line));
  const made: string[] = [];
  for (const line of lines) {
    const words = bare(line);
    made.push(hasAll ? words : next([...above, ...made], kind, language) + words);
  }
  const text_ = made.join("\n");
  const caret = from + text_.length;
  return { text: text.slice(0, from) + text_ + text.slice(to), start: caret, end: caret };
}

/** What Enter writes behind a line: the next label of its kind; null where the line has none. "" ends a list. */
export function following(text: string, caret: number, language: string): string | null {
  const from = text.lastIndexOf("\n", caret - 1) + 1;
  const line = text.slice(from, caret);
  for (const kind of ["part", "article", "clause", "point", "dash"] as const) {
    if (!LABELS[kind].test(line)) continue;
    if (bare(line).trim() === "") return "";
    return next(text.slice(0, caret).split("\n"), kind, language);
  }
  return null;
}

/** A line without its label. */
export function bare(line: string): string {
  for (const kind of ["part", "article", "clause", "point", "dash", "quote"] as const) {
    if (LABELS[kind].test(line)) return line.replace(LABELS[kind], "");
  }
  return line;
}

function next(above: string[], kind: Kind, language: string): string {
  if (kind === "dash") return "- ";
  if (kind === "quote") return "> ";
  if (kind === "basis") return language === "vi" ? "Căn cứ " : "Pursuant to ";
  const last = above.findLast((line) => LABELS[kind].test(line) || ends(line, kind)) ?? "";
  const found = LABELS[kind].exec(last);
  if (kind === "clause") return `${found?.[1] ?? ""}${Number(found?.[2] ?? 0) + 1}. `;
  if (kind === "point") return `${POINTS[(found ? POINTS.indexOf(found[1] ?? "") : -1) + 1] ?? "a"}) `;
  if (kind === "part") return `${roman((found ? arabic(found[1] ?? "") : 0) + 1)}. `;
  const number = Number(found?.[1] ?? 0) + 1;
  return language === "ja" ? `第${number}条　` : `${language === "vi" ? "Điều" : "Article"} ${number}. `;
}

/** A greater label begins the count of the smaller ones again. */
function ends(line: string, kind: Kind): boolean {
  if (kind === "point") return LABELS.clause.test(line) || LABELS.article.test(line) || LABELS.part.test(line);
  if (kind === "clause") return LABELS.article.test(line) || LABELS.part.test(line);
  return false;
}

function roman(number: number): string {
  let out = "";
  for (const [value, sign] of ROMAN) {
    while (number >= value) {
      out += sign;
      number -= value;
    }
  }
  return out;
}

function arabic(label: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10 };
  return [...label].reduce((sum, sign, i) => {
    const value = values[sign] ?? 0;
    return sum + (value < (values[label[i + 1] ?? ""] ?? 0) ? -value : value);
  }, 0);
}
