export interface Span {
  start: number;
  end: number;
}

/** Abbreviations after which a full stop ends nothing ("TS. Nguyễn", "No. 5"). */
const ABBREVIATION = /(?:^|[\s(])(?:TS|ThS|GS|PGS|BS|KS|TP|Tp|TX|St|No|Dr|Mr|Mrs|Ms|Điều|[A-ZĐ])\.$/u;

/**
 * Sentences of a text as offsets, without the space between them. A stop ends a sentence when
 * space and a capital, a digit or a dash follow; the Japanese stop always does.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number): void => {
    while (start < end && /\s/u.test(text.charAt(start))) start += 1;
    if (end > start) spans.push({ start, end });
    start = end;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if ("。！？".includes(letter)) push(at + 1);
    else if (".!?…".includes(letter) && endsHere(text, start, at)) push(at + 1);
  }
  push(text.trimEnd().length);
  return spans;
}

function endsHere(text: string, start: number, at: number): boolean {
  const rest = text.slice(at + 1);
  if (!/^["”»')]*\s+["“«(]?(?:\p{Lu}|\p{N}|[-–—])/u.test(rest)) return false;
  return text.charAt(at) !== "." || !ABBREVIATION.test(text.slice(start, at + 1));
}

/** Widens a span to whole words, and leaves out space at its ends. */
export function wholeWords(text: string, span: Span): Span {
  let { start, end } = span;
  const isWord = (at: number): boolean => /[\p{L}\p{M}\p{N}]/u.test(text.charAt(at));
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  while (start > 0 && isWord(start) && isWord(start - 1)) start -= 1;
  while (end < text.length && isWord(end) && isWord(end - 1)) end += 1;
  return { start, end };
}
