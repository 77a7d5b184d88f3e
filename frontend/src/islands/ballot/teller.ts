import { csrfToken } from "../../shared/csrf.ts";
import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { copyOf, destroy, fromCopy, isKept, keep, placeOf, standing, waitingAt, wholeOf, type Held } from "./keys.ts";
import * as sealing from "./sealing.ts";

interface State {
  stage: "key" | "ready" | "open" | "closed" | "sent" | "over";
  ballot: string;
  number: number;
  threshold: number;
  own: string;
  keys: string[];
  counting: string;
  to: string;
  unopened: number;
}

/** This teller's sealed part of every paper, by the vote; none of a paper that has no parts. */
type Papers = Record<string, (string | null)[]>;

const EVERY = 3000;

/**
 * What a teller does in a secret ballot: makes his key, keeps it here, and after the closing opens his parts of all
 * papers. When the process that counts dies, a new count begins and this page sends again by itself. Parts of the page
 * with `data-when` are shown in the stage of that name.
 *
 *     <d-teller data-panel data-lock data-state-url data-key-url data-begin-url data-papers-url data-open-url data-word-…>
 *       <div data-when="key" hidden><button data-do="make">…</button></div> …
 *     </d-teller>
 */
export class TellerDesk extends HTMLElement {
  private made: { pair: CryptoKeyPair; own: string } | null = null;
  private key: Held | null = null;
  private state: State | null = null;
  private isOpening = false;
  private hasOpened = false;
  private timer = 0;

  connectedCallback(): void {
    if (!sealing.canSeal()) return this.tell("insecure");
    this.addEventListener("click", this.onClick);
    void this.ask();
    this.timer = window.setInterval(() => void this.ask(), EVERY);
  }

  disconnectedCallback(): void {
    this.removeEventListener("click", this.onClick);
    window.clearInterval(this.timer);
  }

  private onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-do]");
    if (button) void this.act(button);
  };

  private async act(button: HTMLButtonElement): Promise<void> {
    if (button.hasAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    this.find("[data-problem]")!.hidden = true;
    const acts: Record<string, () => Promise<void>> = {
      make: () => this.make(),
      save: () => this.save(),
      load: () => this.load(),
      open: () => this.open(),
    };
    try {
      await acts[button.dataset["do"] ?? ""]?.();
    } catch (problem) {
      this.tell("failed", problem instanceof Refused ? problem.message : "");
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  private async make(): Promise<void> {
    const pair = await sealing.newPair();
    const whole = await wholeOf(pair);
    // Kept before it is given away: a key that papers are sealed to must not be nowhere. The one that stands stays.
    await keep(waitingAt(this.place), whole, this.lock);
    const own = sealing.text(whole.own);
    this.made = { pair, own };
    this.take(await this.send("key-url", { public_key: own }));
    await this.refresh();
    say(word(this, "made"));
  }

  private async save(): Promise<void> {
    const phrase = this.find<HTMLInputElement>("[data-new]")!.value;
    if (phrase.length < 12) return this.tell("short");
    const copy = await copyOf(this.made!.pair, this.panel, phrase);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([copy], { type: "application/json" }));
    link.download = `teller-${this.panel.slice(-6)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
    this.find<HTMLInputElement>("[data-new]")!.value = "";
  }

  private async load(): Promise<void> {
    const file = this.find<HTMLInputElement>("[data-file]")!.files?.[0];
    const phrase = this.find<HTMLInputElement>("[data-old]")!.value;
    try {
      const whole = await fromCopy((await file?.text()) ?? "", this.panel, this.state!.own, phrase);
      await keep(this.place, whole, this.lock);
    } catch {
      return this.tell("wrong");
    }
    await this.refresh();
  }

  /** Opens this teller's parts of all papers and sends them to the count, which is begun if there is none. */
  private async open(): Promise<void> {
    if (this.isOpening || !this.key) return;
    this.isOpening = this.hasOpened = true;
    try {
      const state = await this.send("begin-url", {});
      const papers = (await this.fetched("papers-url")) as Papers;
      const parts = await this.partsOf(papers, state);
      const sealed = await sealing.opening(parts, sealing.bytes(state.to), state.counting, state.number);
      this.take(await this.send("open-url", { counting: state.counting, sealed }));
      say(word(this, "sent"));
    } finally {
      this.isOpening = false;
      this.find("[data-progress]")!.hidden = true;
    }
    await this.refresh();
  }

  private async partsOf(papers: Papers, state: State): Promise<Record<string, (string | null)[]>> {
    const parts: Record<string, (string | null)[]> = {};
    const all = Object.keys(papers).length;
    const progress = this.find("[data-progress]")!;
    progress.hidden = false;
    for (const [vote, sealed] of Object.entries(papers)) {
      parts[vote] = [];
      for (const [n, own] of sealed.entries()) {
        const place = { ballot: state.ballot, vote, unit: n + 1 };
        // A paper that does not open is told as that: it is invalid, or another teller's parts open it.
        const { secret, own: to } = this.key!;
        const part = own ? await sealing.partOf(own, place, state.number, secret, to).catch(() => null) : null;
        parts[vote].push(part);
      }
      progress.textContent = word(this, "opening", { n: Object.keys(parts).length, all });
    }
    return parts;
  }

  private async ask(): Promise<void> {
    if (this.isOpening) return;
    try {
      this.take((await this.fetched("state-url")) as State);
    } catch {
      return; // the network is gone for a moment; it is asked again
    }
    await this.refresh();
    // The count that had this teller's parts has died: another one is served without being asked.
    if (this.state?.stage === "closed" && this.hasOpened && this.key) await this.open().catch(() => undefined);
  }

  private take(state: State): void {
    this.state = state;
  }

  private async refresh(): Promise<void> {
    const state = this.state;
    if (!state) return;
    if (state.stage === "over") {
      await destroy(this.place);
      this.made = this.key = null;
      window.clearInterval(this.timer);
      if (this.hasOpened) say(word(this, "over"));
    } else {
      this.key = state.own ? await standing(this.place, state.own, this.lock) : null;
    }
    const isLost = !this.key && state.stage !== "key" && state.stage !== "over" && state.stage !== "sent";
    const stage = isLost ? "lost" : state.stage;
    const pressed = this.querySelector<HTMLElement>("[data-when]:focus-within");
    this.show(stage);
    this.find("[data-remake]")!.hidden = state.stage !== "ready";
    const isUnopened = state.stage === "sent" && state.unopened > 0;
    this.find('[data-when="again"]')!.hidden = !isUnopened;
    this.find('[data-when="copy"]')!.hidden = !isLost && !isUnopened;
    this.find('[data-when="fresh"]')!.hidden = !this.key || this.made?.own !== state.own;
    this.moveOn(pressed, stage);
    await this.showSeal(state);
  }

  /** The seal says something only where this teller's own key is among those from which it follows. */
  private async showSeal(state: State): Promise<void> {
    const named = state.keys[state.number - 1];
    const isMine = Boolean(this.key) && sealing.text(this.key!.own) === named;
    const isComplete = state.keys.every(Boolean) && state.stage !== "over";
    if (isComplete && isMine) {
      const keys = state.keys.map(sealing.bytes);
      this.find("[data-spoken]")!.textContent = await sealing.spoken(state.threshold, keys);
    }
    this.find('[data-when="seal"]')!.hidden = !isComplete || !isMine;
    const isOther = Boolean(named) && !isMine && (named !== state.own || (await isKept(this.place)));
    this.find('[data-when="other"]')!.hidden = state.stage === "over" || !isOther;
  }

  private show(stage: string): void {
    for (const one of this.querySelectorAll<HTMLElement>("[data-when]")) one.hidden = one.dataset["when"] !== stage;
  }

  /** Whoever pressed what is gone with its stage stands at what is there now, not at the head of the page. */
  private moveOn(pressed: HTMLElement | null, stage: string): void {
    const now = this.find(`[data-when="${stage}"]`);
    if (!now || !pressed?.hidden) return;
    now.tabIndex = -1;
    now.focus();
  }

  private async send(url: string, values: Record<string, string>): Promise<State> {
    const headers = { "X-CSRFToken": csrfToken(), Accept: "application/json" };
    const response = await fetch(this.url(url), { method: "POST", headers, body: new URLSearchParams(values) });
    const answer = (await response.json()) as State & { problem?: string };
    if (!response.ok) throw new Refused(answer.problem ?? "");
    return answer;
  }

  private async fetched(url: string): Promise<unknown> {
    const response = await fetch(this.url(url), { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  private url(name: string): string {
    return this.getAttribute(`data-${name}`) ?? "";
  }

  private get place(): string {
    return placeOf(this.panel, this.state!.number);
  }

  private get lock(): string {
    return this.dataset["lock"] ?? "";
  }

  private get panel(): string {
    return this.dataset["panel"] ?? "";
  }

  private find<T extends HTMLElement = HTMLElement>(selector: string): T | null {
    return this.querySelector<T>(selector);
  }

  private tell(name: string, more = ""): void {
    const problem = this.find("[data-problem]");
    const words = [more, word(this, name)].filter(Boolean).join(" ");
    if (problem) {
      problem.textContent = words;
      problem.hidden = false;
    }
    say(words, true);
  }
}

class Refused extends Error {}

customElements.define("d-teller", TellerDesk);
