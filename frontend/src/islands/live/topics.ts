/** What a stream is asked for: every topic of every open page, and the place to go on from. */
export interface Wish {
  /** Address of the stream without its query. */
  path: string;
  topics: readonly string[];
  /** The place of the log that the page was rendered at; null when it does not say. */
  after: number | null;
}

/** One address for all pages: topics once and in order, going on from the oldest place. */
export function address(wishes: Iterable<Wish>, seen: number | null = null): string | null {
  const topics = new Set<string>();
  let path = "";
  let after = seen;
  for (const wish of wishes) {
    path ||= wish.path;
    for (const topic of wish.topics) topics.add(topic);
    if (wish.after !== null) after = after === null ? wish.after : Math.min(after, wish.after);
  }
  if (!path || !topics.size) return null;
  const query = new URLSearchParams([...topics].sort().map((topic) => ["topic", topic]));
  if (after !== null) query.set("after", String(after));
  return `${path}?${query}`;
}

/** The wish that an address such as `/live/stream?topic=sitting:1` with a place expresses. */
export function wishOf(src: string, after: string | null): Wish {
  const [path = "", query = ""] = src.split("?");
  const place = after === null || after === "" ? null : Number(after);
  return { path, topics: new URLSearchParams(query).getAll("topic"), after: Number.isFinite(place) ? place : null };
}
