import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";

const CONTROLS = "input:not([type=hidden]):not([type=checkbox]), select, textarea";

/**
 * A form beside the pages it is filled from. The field that has the focus shows where it was read; Enter goes
 * to the next field, F8 to the next doubtful one, F9 confirms everything that was read, Ctrl-Enter sends.
 * Without a script the form is filled and sent as any other.
 *
 *     <d-beside data-word-all="…" data-word-none="…"><form>…<input name="symbol" data-read="doubtful"></form></d-beside>
 *
 * Places are `rect[data-field]` in the page's pictures.
 */
export class Beside extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("focusin", this.onFocus);
    this.addEventListener("keydown", this.onKey);
    this.addEventListener("input", (event) => this.settle(event.target));
    const first = document.activeElement;
    if (first instanceof HTMLElement && this.contains(first)) this.point(first.getAttribute("name") ?? "");
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector("form");
  }

  private get controls(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(CONTROLS)];
  }

  private onFocus = (event: FocusEvent): void => {
    const control = event.target;
    if (!(control instanceof HTMLElement) || !control.matches(CONTROLS)) return;
    this.point(control.getAttribute("name") ?? "");
    if (control instanceof HTMLInputElement) control.select();
  };

  /** Shows the place at which a field was read, and only that one. */
  private point(name: string): void {
    for (const mark of document.querySelectorAll<SVGRectElement>(".leaf rect")) {
      const isIt = mark.dataset["field"] === name;
      mark.classList.toggle("is-here", isIt);
      if (isIt) into(mark);
    }
  }

  private onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const control = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.form?.requestSubmit(this.querySelector<HTMLButtonElement>("button.btn-primary"));
    } else if (event.key === "Enter" && control instanceof HTMLElement && control.matches(CONTROLS)) {
      if (control instanceof HTMLTextAreaElement && event.shiftKey) return;
      event.preventDefault();
      this.settle(control);
      this.onward(control);
    } else if (event.key === "F8") {
      event.preventDefault();
      this.doubtful(control);
    } else if (event.key === "F9") {
      event.preventDefault();
      for (const one of this.controls) this.settle(one);
      say(word(this, "all"));
      this.querySelector<HTMLElement>("button.btn-primary")?.focus();
    }
  };

  private onward(control: HTMLElement): void {
    const all = this.controls;
    const next = all[all.indexOf(control) + 1] ?? this.querySelector<HTMLElement>("button.btn-primary");
    next?.focus();
  }

  private doubtful(from: EventTarget | null): void {
    const all = this.controls;
    const at = from instanceof HTMLElement ? all.indexOf(from) : -1;
    const round = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    const next = round.find((one) => one.dataset["read"] === "doubtful" && one !== from);
    if (from instanceof HTMLElement) this.settle(from);
    if (next) next.focus();
    else {
      say(word(this, "none"));
      this.querySelector<HTMLElement>("button.btn-primary")?.focus();
    }
  }

  /** What a person has looked at or changed is doubtful no more. */
  private settle(control: EventTarget | null): void {
    if (!(control instanceof HTMLElement) || control.dataset["read"] !== "doubtful") return;
    control.dataset["read"] = "clear";
    control.closest(".field")?.querySelector(".read-at")?.classList.remove("is-doubtful");
    document.querySelector(`.leaf rect[data-field="${control.getAttribute("name")}"]`)?.classList.remove("is-doubtful");
  }
}

/** Brings a mark into the middle of the pane that scrolls, never moving the page itself. */
function into(mark: SVGRectElement): void {
  const pane = mark.closest<HTMLElement>(".leaves");
  if (!pane) return;
  const place = mark.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (place.top >= frame.top + 16 && place.bottom <= frame.bottom - 16) return;
  pane.scrollTop += place.top - frame.top - frame.height / 3;
}

customElements.define("d-beside", Beside);
