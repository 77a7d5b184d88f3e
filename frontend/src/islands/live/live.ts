import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { type LiveMessage, LiveSource, type LiveState } from "./source.ts";
import { wishOf } from "./topics.ts";

const ALIVE = 10_000;

interface Htmx {
  process(element: Element): void;
}

/**
 * Keeps a page up to date: what the server sends replaces the element with that id, focus and
 * caret stay where they are, the sentence that comes with it is spoken.
 *
 *     <d-live class="sit-net" src="/live/stream?topic=sitting:0195…" data-after="841" worker="/static/…/live-worker.js"
 *             data-word-open="Connected" data-word-lost="Connection lost, trying again" …></d-live>
 *
 * A target with `data-src` is fetched anew from there on a `reload`; without one the page is loaded anew.
 */
export class Live extends HTMLElement {
  private stop: (() => void) | null = null;
  private label = document.createElement("span");

  connectedCallback(): void {
    this.label.className = "live-state";
    if (!this.contains(this.label)) this.append(this.label);
    const wish = wishOf(this.getAttribute("src") ?? "", this.getAttribute("data-after"));
    const worker = this.getAttribute("worker");
    this.stop = worker && "SharedWorker" in window ? this.share(worker, wish) : this.own(wish);
    window.addEventListener("pagehide", this.leave);
    window.addEventListener("pageshow", this.back);
  }

  disconnectedCallback(): void {
    window.removeEventListener("pagehide", this.leave);
    window.removeEventListener("pageshow", this.back);
    this.leave();
  }

  private leave = (): void => {
    this.stop?.();
    this.stop = null;
  };

  /** A page out of the browser's memory is old: it fetches itself. */
  private back = (event: PageTransitionEvent): void => {
    if (event.persisted) location.reload();
  };

  private share(script: string, wish: ReturnType<typeof wishOf>): () => void {
    const worker = new SharedWorker(script, { type: "module", name: "decreta-live" });
    worker.port.onmessage = (event: MessageEvent<LiveMessage>) => this.take(event.data);
    worker.port.start();
    worker.port.postMessage({ wish });
    const pulse = window.setInterval(() => worker.port.postMessage({}), ALIVE);
    return () => {
      window.clearInterval(pulse);
      worker.port.postMessage({ bye: true });
      worker.port.close();
    };
  }

  private own(wish: ReturnType<typeof wishOf>): () => void {
    const source = new LiveSource();
    source.join(this, wish, (message) => this.take(message));
    return () => source.leave(this);
  }

  private take(message: LiveMessage): void {
    if (message.kind === "state") this.show(message.state);
    else if (message.kind === "reload") void this.reload(message.target);
    else if (replace(message.target, message.html)) say(message.say);
  }

  private show(state: LiveState | "stale"): void {
    const before = this.dataset["state"];
    this.dataset["state"] = state;
    this.label.textContent = word(this, state);
    if (before && before !== state && state !== "connecting") say(word(this, state));
  }

  private async reload(target: string): Promise<void> {
    if (!target) {
      // Entries that are not saved weigh more than being up to date.
      if (document.querySelector("form[data-changed]")) this.show("stale");
      else location.reload();
      return;
    }
    const element = document.getElementById(target);
    const source = element?.getAttribute("data-src");
    if (!element || !source) return;
    const answer = await fetch(source, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
    if (answer.ok) replace(target, await answer.text());
  }
}

/**
 * Puts new HTML in the place of the element with that id. Focus, caret and what is being typed
 * survive: the focused field is found again by its id or name.
 */
export function replace(id: string, html: string): boolean {
  const old = document.getElementById(id);
  if (!old) return false;
  const focus = remember(old);
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const fresh = holder.content.firstElementChild;
  if (fresh?.id === id) old.replaceWith(holder.content);
  else old.replaceChildren(holder.content);
  const now = document.getElementById(id);
  if (!now) return true;
  focus?.(now);
  (window as unknown as { htmx?: Htmx }).htmx?.process(now);
  return true;
}

/** How an element is found again. Buttons and choices of one name are told apart by their value. */
function pathTo(element: HTMLElement): string | null {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const name = element.getAttribute("name");
  if (!name) return null;
  const isChoice = element instanceof HTMLButtonElement || element.matches("[type=radio], [type=checkbox]");
  const value = isChoice ? `[value="${CSS.escape(element.getAttribute("value") ?? "")}"]` : "";
  return `[name="${CSS.escape(name)}"]${value}`;
}

function remember(old: Element): ((fresh: Element) => void) | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !old.contains(active)) return null;
  const path = pathTo(active);
  const isText = active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && active.selectionStart !== null);
  const typed = isText ? { value: active.value, from: active.selectionStart, to: active.selectionEnd } : null;
  return (fresh) => {
    const again = path ? (fresh.matches(path) ? fresh : fresh.querySelector(path)) : null;
    if (!(again instanceof HTMLElement)) {
      (fresh as HTMLElement).tabIndex = -1;
      (fresh as HTMLElement).focus({ preventScroll: true });
      return;
    }
    if (typed && (again instanceof HTMLInputElement || again instanceof HTMLTextAreaElement)) again.value = typed.value;
    again.focus({ preventScroll: true });
    if (typed && (again instanceof HTMLInputElement || again instanceof HTMLTextAreaElement)) {
      again.setSelectionRange(typed.from, typed.to);
    }
  };
}

customElements.define("d-live", Live);
