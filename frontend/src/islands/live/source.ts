import { type Wish, address } from "./topics.ts";

/** What travels from the stream to a page. */
export type LiveMessage =
  | { kind: "fragment"; target: string; html: string; say: string; place: number | null }
  | { kind: "reload"; target: string }
  | { kind: "state"; state: LiveState };

export type LiveState = "connecting" | "open" | "lost" | "refused";
type Send = (message: LiveMessage) => void;

/** How long to wait before the stream is opened with changed topics, in milliseconds. */
const SETTLE = 80;
/** Waiting times between attempts after the server closed the stream for good. */
const PATIENCE = [2000, 5000, 10000, 30000];

/**
 * The one event source of a browser (in the shared worker) or of a tab (where there is none).
 * Pages come and go with their wishes; the stream is opened anew when the topics change.
 */
export class LiveSource {
  private readonly pages = new Map<unknown, { wish: Wish; send: Send }>();
  private stream: EventSource | null = null;
  private opened = "";
  private seen: number | null = null;
  private state: LiveState = "connecting";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;

  /** A page joins with what it wants to be told. */
  join(page: unknown, wish: Wish, send: Send): void {
    this.pages.set(page, { wish, send });
    send({ kind: "state", state: this.state });
    this.later(SETTLE);
  }

  /** A page has gone. */
  leave(page: unknown): void {
    this.pages.delete(page);
    this.later(SETTLE);
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), delay);
  }

  private open(): void {
    const wishes = [...this.pages.values()].map((page) => page.wish);
    const wanted = address(wishes);
    const topics = wanted?.replace(/&?after=\d+/, "") ?? "";
    if (topics === this.opened && this.stream && this.stream.readyState !== EventSource.CLOSED) return;
    // A page that joins later was rendered later: what the stream has seen is the older place.
    const from = address(wishes, this.seen);
    this.stream?.close();
    this.stream = null;
    this.opened = topics;
    if (!from) return;
    const stream = new EventSource(from);
    this.stream = stream;
    stream.addEventListener("hello", () => {
      this.attempts = 0;
      this.tell("open");
    });
    stream.addEventListener("fragment", (event) => this.fragment(event as MessageEvent<string>));
    stream.addEventListener("reload", (event) => {
      const { target } = JSON.parse((event as MessageEvent<string>).data) as { target?: string };
      this.send({ kind: "reload", target: target ?? "" });
    });
    stream.onerror = () => this.failed(stream);
  }

  private fragment(event: MessageEvent<string>): void {
    const place = event.lastEventId ? Number(event.lastEventId) : null;
    if (place !== null && Number.isFinite(place)) this.seen = place;
    const { target, html, say } = JSON.parse(event.data) as { target: string; html: string; say?: string };
    this.send({ kind: "fragment", target, html, say: say ?? "", place });
  }

  private failed(stream: EventSource): void {
    if (stream !== this.stream) return;
    const isClosed = stream.readyState === EventSource.CLOSED;
    this.tell(isClosed && this.attempts >= PATIENCE.length ? "refused" : "lost");
    if (!isClosed) return;
    this.opened = "";
    this.later(PATIENCE[Math.min(this.attempts, PATIENCE.length - 1)] ?? 30000);
    this.attempts += 1;
  }

  private tell(state: LiveState): void {
    this.state = state;
    this.send({ kind: "state", state });
  }

  private send(message: LiveMessage): void {
    for (const page of this.pages.values()) page.send(message);
  }
}
