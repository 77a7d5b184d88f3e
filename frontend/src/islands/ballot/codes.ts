import { word } from "../../shared/words.ts";
import { allCodes } from "./kept.ts";
import { canSeal } from "./sealing.ts";

/**
 * The published list of a secret ballot: finds a code that is typed, and marks those of papers cast in this window.
 *
 *     <d-codes data-votes="vote:lock …"><p data-find hidden><input data-query><span data-found data-word-none data-word-one></span></p>
 *       <li data-code="…" data-option="…">…</li></d-codes>
 */
export class Codes extends HTMLElement {
  connectedCallback(): void {
    const find = this.querySelector<HTMLElement>("[data-find]");
    if (find) find.hidden = false;
    this.querySelector("[data-query]")?.addEventListener("input", (event) => {
      this.look((event.target as HTMLInputElement).value);
    });
    void this.markMine();
  }

  private look(typed: string): void {
    const code = plain(typed);
    const found = this.querySelector<HTMLElement>("[data-found]")!;
    for (const old of this.querySelectorAll(".is-found")) old.classList.remove("is-found");
    if (code.length < 12) {
      found.textContent = "";
      return;
    }
    const line = this.line(code);
    line?.classList.add("is-found");
    const option = line?.dataset["option"] ?? "";
    found.textContent = line ? word(found, "one", { code: line.textContent ?? "", option }) : word(found, "none");
  }

  private mark(code: string): void {
    this.line(code)?.classList.add("is-mine");
  }

  /** Codes of this reader's own votes: on a tablet that is handed on, nobody is shown another's. */
  private async markMine(): Promise<void> {
    if (!canSeal()) return;
    for (const one of (this.dataset["votes"] ?? "").split(" ").filter(Boolean)) {
      const [vote = "", lock = ""] = one.split(":");
      for (const code of await allCodes({ vote, lock })) this.mark(code);
    }
  }

  private line(code: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"]`);
  }
}

function plain(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

customElements.define("d-codes", Codes);
