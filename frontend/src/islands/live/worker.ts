import { LiveSource } from "./source.ts";
import { type Wish } from "./topics.ts";

/**
 * The shared worker: one event stream for all tabs of the browser, since HTTP/1.1 allows six
 * connections to a site. A tab that dies without a word is noticed by its missing sign of life.
 */
const source = new LiveSource();
const alive = new Map<MessagePort, number>();
/** A tab says every ten seconds that it lives; background tabs may be slowed to once a minute. */
const SILENCE = 150_000;

interface Scope {
  onconnect: ((event: MessageEvent) => void) | null;
}

(globalThis as unknown as Scope).onconnect = (event) => {
  const port = event.ports[0];
  if (!port) return;
  port.onmessage = (message: MessageEvent<{ wish?: Wish; bye?: true }>) => {
    if (message.data.bye) leave(port);
    else {
      alive.set(port, Date.now());
      if (message.data.wish) source.join(port, message.data.wish, (told) => port.postMessage(told));
    }
  };
  port.start();
};

function leave(port: MessagePort): void {
  alive.delete(port);
  source.leave(port);
}

setInterval(() => {
  for (const [port, last] of alive) if (Date.now() - last > SILENCE) leave(port);
}, 30_000);
