import { csrfToken } from "../../shared/csrf.ts";
import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { afterLeaving } from "./leaving.ts";

/**
 * A cell of a list that is written in where it stands. The pencil (Enter, or F2 anywhere in the cell) opens the form
 * that lies behind its link; Enter saves, Escape leaves, going on with Tab saves what was changed. Without a script the
 * link opens the form's page. What could not be saved stays typed, with the reason beside it. What was saved may change
 * the rest of the row, such as its light: the list is asked for the row anew.
 *
 *     <d-cell data-row="…" data-word-lost="…" data-word-gone="…"><time>30/06/2025</time><a class="cell-pen" href="/…/forecast/?back=/directives/">…</a></d-cell>
 */
export class Cell extends HTMLElement {
  private isBusy = false;

  connectedCallback(): void {
    this.addEventListener("click", this.onClick);
    this.addEventListener("mousedown", onPress);
    this.addEventListener("keydown", this.onKey);
    this.addEventListener("focusout", this.onLeave);
  }

  disconnectedCallback(): void {
    this.removeEventListener("click", this.onClick);
    this.removeEventListener("mousedown", onPress);
    this.removeEventListener("keydown", this.onKey);
    this.removeEventListener("focusout", this.onLeave);
  }

  private get pen(): HTMLAnchorElement | null {
    return this.querySelector<HTMLAnchorElement>("a.cell-pen");
  }

  private get form(): HTMLElement | null {
    return this.querySelector<HTMLElement>("[data-cell-form]");
  }

  private get field(): Field | null {
    return this.form?.querySelector<Field>("input, select") ?? null;
  }

  private onClick = (event: MouseEvent): void => {
    const at = event.target as Element;
    if (at.closest("a.cell-pen") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      void this.begin();
    } else if (at.closest("[data-cell-save]")) void this.save(true);
    else if (at.closest("[data-cell-leave]")) this.leave(true);
  };

  private onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "F2" && this.pen) {
      event.preventDefault();
      void this.begin();
    } else if (event.key === "Enter" && event.target === this.field) {
      event.preventDefault();
      void this.save(true);
    } else if (event.key === "Escape" && this.form) {
      event.preventDefault();
      event.stopPropagation();
      this.leave(true);
    }
  };

  private onLeave = (event: FocusEvent): void => {
    const field = this.field;
    if (!field || this.isBusy || (event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) return;
    const next = afterLeaving({
      typed: field.value,
      shown: shownIn(field),
      isWrong: field.getAttribute("aria-invalid") === "true",
      // Another window or program came before this one: the cell waits as it is.
      isAway: event.relatedTarget === null && !document.hasFocus(),
    });
    if (next === "save") void this.save(false);
    else if (next === "leave") this.leave(false);
  };

  private async begin(): Promise<void> {
    const href = this.pen?.href;
    if (!href || this.isBusy) return;
    const made = await this.ask(href);
    // Signed out, or no longer his: the page says what the cell cannot.
    if (made === null) location.assign(href);
    else {
      this.dataset["href"] = href;
      this.put(made.text);
      this.field?.focus();
      if (this.field instanceof HTMLInputElement) this.field.select();
    }
  }

  private async save(staysHere: boolean): Promise<void> {
    const { form, field } = this;
    const href = this.dataset["href"];
    if (!form || !field || !href || this.isBusy) return;
    const body = new URLSearchParams({ [field.name]: field.value, read: form.dataset["read"] ?? "" });
    const made = await this.ask(href, body, form.dataset["key"] ?? "");
    if (made === null) {
      this.complain(word(this, "lost"));
      return;
    }
    if (made.isAgain) {
      location.reload();
      return;
    }
    this.put(made.text);
    if (this.form) {
      say(this.querySelector(".invalid-feedback, .cell-wrong")?.textContent ?? "", true);
      if (staysHere) this.field?.focus();
      return;
    }
    say(this.textContent?.trim() ?? "");
    if (staysHere) this.pen?.focus();
    await this.renew();
  }

  /** The rest of the row as it stands now; what somebody is writing in is left alone. */
  private async renew(): Promise<void> {
    const row = this.closest("tr");
    const key = this.dataset["row"];
    if (!row || !key) return;
    const headers = { "X-Row": key, "HX-Request": "true" };
    const answer = await fetch(location.href, { headers, cache: "no-store" }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    if (answer.status === 204) {
      row.classList.add("cell-gone");
      say(word(this, "gone"));
      return;
    }
    const made = document.createElement("template");
    made.innerHTML = await answer.text();
    const fresh = made.content.querySelector("tr");
    if (!fresh || fresh.cells.length !== row.cells.length) return;
    row.className = fresh.className;
    const cells = [...fresh.cells];
    [...row.cells].forEach((cell, place) => {
      const isInUse = cell.contains(this) || cell.contains(document.activeElement) || cell.querySelector("[data-cell-form], input");
      if (!isInUse) cell.replaceWith(cells[place] as Node);
    });
  }

  private leave(staysHere: boolean): void {
    const before = this.querySelector("template");
    if (!before) return;
    this.put(before.innerHTML);
    if (staysHere) this.pen?.focus();
  }

  /** Replaces the inside; that a focused field goes with it is no leaving. */
  private put(html: string): void {
    this.isBusy = true;
    this.innerHTML = html;
    this.isBusy = false;
  }

  private complain(text: string): void {
    const { form } = this;
    if (!form) return;
    form.querySelector(".cell-lost")?.remove();
    const note = document.createElement("span");
    note.className = "cell-wrong cell-lost";
    note.textContent = text;
    form.append(note);
    say(text, true);
  }

  /** The inside of the cell from the server; null when it gave none. */
  private async ask(href: string, body?: URLSearchParams, key = ""): Promise<{ text: string; isAgain: boolean } | null> {
    this.isBusy = true;
    this.setAttribute("aria-busy", "true");
    const headers: Record<string, string> = { "X-Cell": "1", "HX-Request": "true", "HX-Current-URL": location.href };
    if (body) Object.assign(headers, { "X-CSRFToken": csrfToken(), "Idempotency-Key": key });
    try {
      const answer = await fetch(href, { method: body ? "POST" : "GET", headers, ...(body ? { body } : {}) });
      // It arrived before, though its answer did not: the list shows what stands.
      const isAgain = Boolean(body && (answer.headers.get("HX-Redirect") || answer.status === 409));
      if (answer.redirected || (!answer.ok && answer.status !== 422 && !isAgain)) return null;
      if (!body && answer.headers.get("HX-Redirect")) return null;
      return { text: await answer.text(), isAgain };
    } catch {
      return null;
    } finally {
      this.removeAttribute("aria-busy");
      this.isBusy = false;
    }
  }
}

type Field = HTMLInputElement | HTMLSelectElement;

/** What a field held when the server showed it. */
function shownIn(field: Field): string {
  if (field instanceof HTMLInputElement) return field.defaultValue;
  return [...field.options].find((one) => one.defaultSelected)?.value ?? "";
}

/** Where a pressed button takes no focus (Safari), pressing one would count as going on: the field keeps it. */
function onPress(event: MouseEvent): void {
  if ((event.target as Element).closest("[data-cell-save], [data-cell-leave]")) event.preventDefault();
}

customElements.define("d-cell", Cell);
