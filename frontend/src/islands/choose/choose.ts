import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { stepped, withLine } from "./stepping.ts";

const PAUSE = 200;
let made = 0;

/**
 * A field in which a name is typed, with what matches below it: a combobox by the ARIA pattern, with options that the
 * server finds. Arrows mark one, Enter or a click takes it, Escape closes the list and leaves what was typed. Around a
 * text of lines it puts a field of its own below them; what is taken there becomes a line, and the lines stay a text that
 * one can write in. Without a script the field is the text that it is.
 *
 *     <d-choose data-url="/…/choose/" data-word-list="…" data-word-none="…" data-word-found="…" data-word-add="…" data-word-added="…" data-word-lost="…"><input name="lead"></d-choose>
 */
export class Choose extends HTMLElement {
  private field: HTMLInputElement | null = null;
  private lines: HTMLTextAreaElement | null = null;
  private list: HTMLUListElement | null = null;
  private at = -1;
  private timer = 0;
  private asked = 0;

  connectedCallback(): void {
    if (this.list) return;
    this.lines = this.querySelector("textarea");
    this.field = this.lines ? this.added() : this.querySelector("input");
    if (!this.field) return;
    const list = document.createElement("ul");
    made += 1;
    list.id = `choose-${made}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", word(this, "list"));
    this.list = list;
    this.append(list);
    const field = this.field;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", list.id);
    field.addEventListener("input", this.onInput);
    field.addEventListener("keydown", this.onKey);
    field.addEventListener("blur", this.onBlur);
    // The field keeps the focus while an option is pressed, so that leaving it closes the list for good.
    list.addEventListener("mousedown", keepFocus);
    list.addEventListener("click", this.onClick);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
    this.asked += 1;
  }

  /** The field below a text of lines. It has no name: what is sent are the lines. */
  private added(): HTMLInputElement {
    const field = document.createElement("input");
    field.type = "text";
    field.className = "form-control choose-add";
    field.autocomplete = "off";
    field.maxLength = 100;
    field.placeholder = word(this, "add");
    field.setAttribute("aria-label", word(this, "add"));
    this.append(field);
    return field;
  }

  private get options(): HTMLElement[] {
    return [...(this.list?.querySelectorAll<HTMLElement>("[role=option]") ?? [])];
  }

  private onInput = (): void => {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), PAUSE);
  };

  private onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isOpen = this.list?.hidden === false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) void this.ask();
      else if (!event.altKey) this.mark(stepped(this.at, event.key, this.options.length));
    } else if (event.key === "Enter" && isOpen && this.at >= 0) {
      event.preventDefault();
      this.take(this.options[this.at]);
    } else if (event.key === "Enter" && this.lines) {
      // In the field below lines Enter never sends the form: what was typed there is no line yet.
      event.preventDefault();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Tab") this.close();
  };

  private onBlur = (): void => this.close();

  private onClick = (event: MouseEvent): void => {
    this.take((event.target as Element).closest<HTMLElement>("[role=option]") ?? undefined);
  };

  /** Asks for what matches; only the answer to the last question counts. */
  private async ask(): Promise<void> {
    const words = this.field?.value.trim() ?? "";
    this.asked += 1;
    const mine = this.asked;
    if (!words || !this.list) return this.close();
    let text = "";
    try {
      const answer = await fetch(`${this.dataset["url"] ?? ""}?q=${encodeURIComponent(words)}`, {
        headers: { "X-Requested-With": "fetch" },
        credentials: "same-origin",
        redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      text = await answer.text();
    } catch {
      if (mine === this.asked) {
        this.close();
        say(word(this, "lost"));
      }
      return;
    }
    if (mine !== this.asked || document.activeElement !== this.field) return;
    // Our own server's options, with every name escaped there.
    this.list.innerHTML = text;
    this.options.forEach((one, number) => (one.id = `${this.list?.id ?? ""}-${number}`));
    const size = this.options.length;
    this.list.hidden = size === 0;
    this.field?.setAttribute("aria-expanded", String(size > 0));
    this.mark(-1);
    say(size ? word(this, "found", { n: size }) : word(this, "none"));
  }

  private mark(at: number): void {
    this.at = at;
    this.options.forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
    const marked = this.options[at];
    if (marked) {
      this.field?.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else this.field?.removeAttribute("aria-activedescendant");
  }

  private take(option: HTMLElement | undefined): void {
    const value = option?.dataset["value"];
    if (!value || !this.field) return;
    if (this.lines) {
      this.lines.value = withLine(this.lines.value, value);
      this.lines.dispatchEvent(new Event("input", { bubbles: true }));
      this.field.value = "";
      say(word(this, "added", { name: value }));
    } else {
      this.field.value = value;
      // Drafts are kept of what is typed; what is taken counts as typed. The list is not asked for anew.
      this.field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.close();
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.asked += 1;
    if (this.list) this.list.hidden = true;
    this.field?.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

customElements.define("d-choose", Choose);
