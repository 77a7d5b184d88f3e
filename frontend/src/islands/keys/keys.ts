import { word } from "../../shared/words.ts";

interface Place {
  label: string;
  url: string;
}

/**
 * The keyboard: `/` to the search, `j` `k` through rows, `x` selects, Enter opens, `?` shows this,
 * Ctrl-K lists places. Single keys are silent while one types and when `data-off` is set; nothing
 * that decides (vote, sign, return) ever hangs on a single key. With `data-found` the palette also asks
 * the server: what was opened lately, and what the letters find.
 *
 *     <d-keys data-word-help="…" …><ul hidden><li><a href="/">My desk</a></li></ul></d-keys>
 */
export class Keys extends HTMLElement {
  private row: HTMLElement | null = null;

  connectedCallback(): void {
    document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.onKey);
  }

  private onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      this.palette();
      return;
    }
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isBare || this.hasAttribute("data-off") || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (this.act(event.key)) event.preventDefault();
  };

  private act(key: string): boolean {
    switch (key) {
      case "/":
        return focusOn(document.querySelector<HTMLElement>("[data-keys-search]"));
      case "j":
        return this.move(1);
      case "k":
        return this.move(-1);
      case "x":
        return this.select();
      case "?":
        this.help();
        return true;
      default:
        return false;
    }
  }

  private rows(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>("[data-keys-rows] tbody tr, .table.list tbody tr, .queue li")];
  }

  private move(by: number): boolean {
    const rows = this.rows();
    if (!rows.length) return false;
    const at = this.row ? rows.indexOf(this.row) : -1;
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    this.row?.classList.remove("is-here");
    this.row = next ?? null;
    next?.classList.add("is-here");
    next?.scrollIntoView({ block: "nearest" });
    return focusOn(next?.querySelector<HTMLElement>("th a, .t a, a"));
  }

  private select(): boolean {
    const box = this.row?.querySelector<HTMLInputElement>("input[type=checkbox]");
    box?.click();
    return Boolean(box);
  }

  private help(): void {
    const lines: [string, string][] = [
      ["/", "search"],
      ["j k", "rows"],
      ["Enter", "open"],
      ["x", "select"],
      ["Ctrl K", "palette"],
      ["?", "shown"],
    ];
    const list = document.createElement("dl");
    list.className = "keys-list";
    for (const [keys, name] of lines) {
      const term = document.createElement("dt");
      for (const key of keys.split(" ")) {
        const cap = document.createElement("kbd");
        cap.textContent = key;
        term.append(cap, " ");
      }
      const meaning = document.createElement("dd");
      meaning.textContent = word(this, name);
      list.append(term, meaning);
    }
    const note = document.createElement("p");
    note.className = "muted small";
    note.textContent = word(this, "off");
    this.open(word(this, "help"), list, note);
  }

  private palette(): void {
    const places: Place[] = [...this.querySelectorAll<HTMLAnchorElement>("ul a")].map((link) => ({
      label: link.textContent?.trim() ?? "",
      url: link.href,
    }));
    const field = document.createElement("input");
    field.className = "form-control";
    field.type = "text"; // a search field would take the first Escape for itself
    field.setAttribute("aria-label", word(this, "filter"));
    field.placeholder = word(this, "filter");
    const list = document.createElement("ul");
    list.className = "keys-places";
    const found = document.createElement("div");
    found.className = "keys-found";
    found.setAttribute("aria-live", "polite");
    const choices = document.createElement("div");
    choices.className = "keys-choices";
    choices.append(list, found);
    const asked = new Asking(this.dataset["found"] ?? "", found);
    const show = (): void => {
      const shown = places.filter((place) => matches(place.label, field.value));
      list.replaceChildren(...shown.map(line));
      if (!shown.length && !this.dataset["found"]) list.textContent = word(this, "none");
    };
    field.addEventListener("input", () => {
      show();
      asked.later(field.value);
    });
    field.addEventListener("keydown", (event) => {
      const first = choices.querySelector("a");
      if (event.key === "Enter" && first) first.click();
      if (event.key === "ArrowDown" && first) {
        event.preventDefault();
        first.focus();
      }
    });
    choices.addEventListener("keydown", (event) => {
      const links = [...choices.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      (links[at + (event.key === "ArrowDown" ? 1 : -1)] ?? field).focus();
    });
    show();
    void asked.now("");
    this.open(word(this, "palette"), field, choices);
    field.focus();
  }

  private open(title: string, ...content: HTMLElement[]): void {
    document.querySelector("dialog.keys")?.remove();
    const before = document.activeElement as HTMLElement | null;
    const dialog = document.createElement("dialog");
    dialog.className = "keys";
    const heading = document.createElement("h2");
    heading.textContent = title;
    heading.id = "keys-title";
    dialog.setAttribute("aria-labelledby", heading.id);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn btn-outline";
    close.textContent = word(this, "close");
    close.addEventListener("click", () => dialog.close());
    dialog.append(heading, ...content, close);
    dialog.addEventListener("close", () => {
      dialog.remove();
      before?.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  }
}

/** Asks the server while somebody types: one question at a time, the last one counts. */
class Asking {
  private timer = 0;
  private running: AbortController | null = null;

  private readonly address: string;
  private readonly place: HTMLElement;

  constructor(address: string, place: HTMLElement) {
    this.address = address;
    this.place = place;
  }

  later(words: string): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.now(words), 180);
  }

  async now(words: string): Promise<void> {
    if (!this.address) return;
    this.running?.abort();
    const mine = (this.running = new AbortController());
    try {
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(words)}`, { signal: mine.signal, credentials: "same-origin" });
      // Signed out meanwhile: the answer is another page, and no part of this one.
      if (answer.ok && !answer.redirected) this.place.innerHTML = await answer.text();
    } catch (error) {
      // Without a network the places still stand there.
      if (!mine.signal.aborted) this.place.replaceChildren();
    }
  }
}

/** Whether a label contains all words typed, without regard to tone marks and case. */
export function matches(label: string, typed: string): boolean {
  const folded = fold(label);
  return fold(typed)
    .split(/\s+/)
    .every((part) => folded.includes(part));
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();
}

function line(place: Place): HTMLLIElement {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = place.url;
  link.textContent = place.label;
  link.className = "d-choice";
  entry.append(link);
  return entry;
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return Boolean(element);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]),textarea,select"));
}

customElements.define("d-keys", Keys);
