/** What a timer knows: seconds counted until a moment of the server's clock, in seconds since 1970, and on from it. */
export interface Counted {
  base: number;
  began: number;
}

/** What a timer says instead of what it has counted: how much is left of a limit, or over it; `{}` are the figures. */
export interface Words {
  left: string;
  over: string;
}

/** Whole seconds counted until a moment; what begins later has not been counted on. */
export function countedUntil(counted: Counted, now: number): number {
  return Math.floor(counted.base + Math.max(now - counted.began, 0));
}

/** `over` past a limit, `near` in its last half minute. Nought is no limit that one comes near to. */
export function stateOf(seconds: number, limit: number): "over" | "near" | "" {
  if (seconds > limit) return "over";
  const rest = limit - seconds;
  return limit > 0 && rest > 0 && rest <= 30 ? "near" : "";
}

/** What is left of a limit, or over it, in words. */
export function saidOf(seconds: number, limit: number, words: Words): string {
  const rest = limit - seconds;
  return (rest >= 0 ? words.left : words.over).replace("{}", asMinutes(Math.abs(rest)));
}

/** `3:05`; an hour and more stays in minutes. */
export function asMinutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** By how many seconds the server's clock is ahead of the browser's, from what a page was printed with. */
export function ahead(printed: string | null | undefined, now: number): number {
  const server = Number(printed);
  return printed && Number.isFinite(server) ? server - now : 0;
}

/** The moment of what comes at a time, or a while from now if that is later: a point after one that takes too long. */
export function noEarlier(at: number, after: number, now: number): number {
  return Math.max(at, now + after);
}

/** `09:05`: the time of day at a moment, in a zone that is so many seconds ahead of universal time. */
export function timeOfDay(now: number, zone: number): string {
  const minutes = Math.floor((now + zone) / 60);
  const part = (value: number): string => String(value).padStart(2, "0");
  return `${part(Math.floor(minutes / 60) % 24)}:${part(minutes % 60)}`;
}
