/** What a timer knows of a speech; moments in seconds since 1970 by the server's clock. */
export interface Spoken {
  began: number;
  pauses: number;
  /** Seconds spoken when the clock was stopped; null while it runs. */
  stands: number | null;
}

/** Seconds spoken until a moment of the server's clock, never below nought. */
export function spokenUntil(speech: Spoken, now: number): number {
  const seconds = speech.stands ?? now - speech.began - speech.pauses;
  return Math.max(Math.floor(seconds), 0);
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

/** `09:05`: the time of day at a moment, in a zone that is so many seconds ahead of universal time. */
export function timeOfDay(now: number, zone: number): string {
  const minutes = Math.floor((now + zone) / 60);
  const part = (value: number): string => String(value).padStart(2, "0");
  return `${part(Math.floor(minutes / 60) % 24)}:${part(minutes % 60)}`;
}
