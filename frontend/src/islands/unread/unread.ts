import { word } from "../../shared/words.ts";
import { readUntil, remembered, unread } from "./counting.ts";

const LISTS = ["my-messages", "messages"];
const LIST = LISTS.map((id) => `#${id}`).join();
/** So long a list is in view before it counts as read, in milliseconds. */
const A_LOOK = 1500;

/** Whether a change concerns the lists, which are replaced as a whole or changed inside: clocks of the page tick as well. */
function concerns({ target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (target instanceof Element && target.closest(LIST) !== null) return true;
  return [...addedNodes, ...removedNodes].some(
    (node) => node instanceof Element && (node.matches(LIST) || node.querySelector(LIST) !== null),
  );
}

/**
 * How many messages came that the reader has not had before his eyes, with a way to them; nothing while there are none.
 *
 *     <d-unread data-key="0195…" data-word-one="1 new message" data-word-several="{n} new messages"></d-unread>
 *
 * Messages are `[data-message-at]` in the lists of the page, which live events replace. What somebody has read is known
 * to his browser alone: the server keeps no record of it.
 */
export class Unread extends HTMLElement {
  private changes: MutationObserver | null = null;
  private view: IntersectionObserver | null = null;
  private readonly inView = new Set<string>();
  private looking = 0;

  connectedCallback(): void {
    this.view = new IntersectionObserver((entries) => this.look(entries));
    this.changes = new MutationObserver((records) => {
      if (records.some(concerns)) this.show();
    });
    this.changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("visibilitychange", this.wait);
    this.show();
  }

  disconnectedCallback(): void {
    this.changes?.disconnect();
    this.view?.disconnect();
    document.removeEventListener("visibilitychange", this.wait);
    window.clearTimeout(this.looking);
  }

  private moments(list: string): number[] {
    const found = document.querySelectorAll<HTMLElement>(`#${list} [data-message-at]`);
    return [...found].map((message) => Number(message.dataset["messageAt"]));
  }

  private key(list: string): string {
    return `decreta.messages.${this.dataset["key"] ?? ""}.${list}`;
  }

  private read(list: string): number {
    return remembered(window.localStorage.getItem(this.key(list)));
  }

  private show(): void {
    const counts = LISTS.map((list) => unread(this.moments(list), this.read(list)));
    const sum = counts.reduce((all, one) => all + one, 0);
    const first = LISTS[counts.findIndex((one) => one > 0)];
    if (first) {
      const way = document.createElement("a");
      way.href = `#${first}`;
      way.className = "btn btn-outline";
      way.textContent = word(this, sum === 1 ? "one" : "several", { n: sum });
      this.replaceChildren(way);
    } else this.replaceChildren();
    // The lists are other elements after each live event; the last message says that one has come to the end.
    this.view?.disconnect();
    this.inView.clear();
    for (const list of LISTS) {
      const last = document.querySelector(`#${list} li:last-child`);
      if (last) this.view?.observe(last);
    }
  }

  private look(entries: IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const list = entry.target.closest("section")?.id ?? "";
      if (entry.isIntersecting) this.inView.add(list);
      else this.inView.delete(list);
    }
    this.wait();
  }

  private wait = (): void => {
    window.clearTimeout(this.looking);
    if (this.inView.size && document.visibilityState === "visible") {
      this.looking = window.setTimeout(() => this.remember(), A_LOOK);
    }
  };

  private remember(): void {
    let isNews = false;
    for (const list of this.inView) {
      const before = this.read(list);
      const after = readUntil(this.moments(list), before);
      if (after === before) continue;
      window.localStorage.setItem(this.key(list), String(after));
      isNews = true;
    }
    if (isNews) this.show();
  }
}

customElements.define("d-unread", Unread);
