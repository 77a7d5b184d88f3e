import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { codesOf, keepCodes, type Own } from "./kept.ts";
import * as sealing from "./sealing.ts";

/** No answer came, or one that refuses; the latter is shown in the paper's place. */
const FAILURES = ["htmx:error", "htmx:response:error"];

/**
 * The voting paper of a secret ballot. A choice is sealed here and only its sealed form is put into the form, which htmx
 * sends. The codes of all papers that were sealed here stay in this window (`sessionStorage`), without the choice and locked
 * for who cast them; those are shown of which the server says, by a mark, that just these papers stand on the roll.
 *
 *     <d-ballot data-ballot data-vote data-lock data-weight data-threshold data-keys="… …" data-mark data-word-…>
 *       <form hx-post="…">…<div data-options hidden><button type="button" data-choice="1">…</button></div></form>
 *     </d-ballot>
 */
export class BallotPaper extends HTMLElement {
  private isSealing = false;

  connectedCallback(): void {
    this.addEventListener("click", this.onClick);
    for (const name of FAILURES) this.addEventListener(name, this.onFailure);
    void this.show();
  }

  disconnectedCallback(): void {
    this.removeEventListener("click", this.onClick);
    for (const name of FAILURES) this.removeEventListener(name, this.onFailure);
  }

  private async show(): Promise<void> {
    if (!sealing.canSeal()) return this.tell("insecure");
    this.find("[data-options]")!.hidden = false;
    const spoken = this.find("[data-spoken]");
    if (spoken) spoken.textContent = await sealing.spoken(Number(this.dataset["threshold"]), this.keys());
    const kept = await codesOf(this.own(), this.dataset["mark"] ?? "");
    const isHere = Boolean(kept);
    const codes = this.find("[data-codes]");
    if (codes) codes.hidden = !isHere;
    const elsewhere = this.find("[data-elsewhere]");
    if (elsewhere) elsewhere.hidden = isHere;
    const list = this.find("[data-code-list]");
    const shown = kept?.map(sealing.inGroups).join(", ") ?? "";
    if (list && kept) list.textContent = shown;
    if (kept && this.hasAttribute("data-answered")) say(word(this, "voted", { codes: shown }));
  }

  private onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-choice]");
    if (button && !button.disabled && !this.isSealing) void this.cast(button);
  };

  /** Another press is possible. Without an answer it is not known whether the paper arrived, and that is said. */
  private onFailure = (event: Event): void => {
    this.isSealing = false;
    for (const one of this.querySelectorAll("[data-choice]")) one.removeAttribute("aria-busy");
    if (event.type === "htmx:error") this.tell("unsent");
  };

  private async cast(button: HTMLButtonElement): Promise<void> {
    this.isSealing = true;
    button.setAttribute("aria-busy", "true");
    say(word(this, "sealing"));
    try {
      const form = this.find<HTMLFormElement>("form")!;
      const { ballot = "", vote = "", weight, threshold } = this.dataset;
      const codes = Array.from({ length: Number(weight) }, () => sealing.newCode());
      const papers: string[] = [];
      for (const [n, code] of codes.entries()) {
        const place = { ballot, vote, unit: n + 1 };
        const number = Number(button.dataset["choice"]);
        papers.push(await sealing.sealedPaper(place, number, code, this.keys(), Number(threshold)));
      }
      const mark = sealing.text(await sealing.digest(new TextEncoder().encode(papers.join(","))));
      await keepCodes(this.own(), { mark, codes });
      for (const old of form.querySelectorAll("input[name=paper]")) old.remove();
      for (const value of papers) form.append(hidden("paper", value));
      form.requestSubmit();
    } catch {
      this.tell("failed");
      button.removeAttribute("aria-busy");
      this.isSealing = false;
    }
  }

  private own(): Own {
    return { vote: this.dataset["vote"] ?? "", lock: this.dataset["lock"] ?? "" };
  }

  private keys(): sealing.Bytes[] {
    return (this.dataset["keys"] ?? "").split(" ").filter(Boolean).map(sealing.bytes);
  }

  private find<T extends HTMLElement = HTMLElement>(selector: string): T | null {
    return this.querySelector<T>(selector);
  }

  private tell(name: string): void {
    const problem = this.find("[data-problem]");
    if (problem) {
      problem.textContent = word(this, name);
      problem.hidden = false;
    }
    say(word(this, name), true);
  }
}

function hidden(name: string, value: string): HTMLInputElement {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  return field;
}

customElements.define("d-ballot", BallotPaper);
