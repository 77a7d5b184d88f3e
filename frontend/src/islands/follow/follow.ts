import { word } from "../../shared/words.ts";
import { paperOf, step, versionOf } from "./papers.ts";

/** Reading on one's own lasts as long as the tab. */
const OWN = "decreta.reads-on-his-own";
/** A page that is scrolled through is not shown to everybody; the one where the presenter stops is. */
const SETTLED = 120;
const TOUCHES = ["wheel", "keydown", "pointerdown", "touchstart"];

const viewer = (): HTMLElement | null => document.querySelector("d-pdf");

/** A viewer of the paper in the place of the old one, or where papers stand on this page. */
function openPaper(address: string, page: string, name: string): void {
  const shape = document.querySelector<HTMLTemplateElement>("template[data-viewer]")?.content.querySelector("d-pdf");
  if (!shape) return;
  const fresh = document.importNode(shape, true);
  const old = viewer();
  for (const [key, value] of Object.entries({ src: address, name, page })) fresh.setAttribute(key, value);
  const link = fresh.querySelector("a");
  if (link) [link.href, link.textContent] = [address, name];
  if (old) old.replaceWith(fresh);
  else (document.querySelector(".sit-doc") ?? document.querySelector("#hall-presented"))?.append(fresh);
}

/**
 * Follows the presenter: the paper on the page turns to what is presented. Who scrolls or presses a key in the paper
 * reads on his own until he returns. The element is replaced with each turn of a page, so all it keeps is in the tab.
 *
 *     <d-follow id="presented" data-paper="0195…" data-version="1" data-src="/…/file/?v=1" data-page="5"
 *               data-word-follows="You follow: page {page}" …></d-follow>
 *
 * `data-always`: nobody reads here on his own (the hall's screen). `data-hidden`: something is presented that this reader
 * may not see; nothing else is told of it. `data-newest`: the version that has taken the presented one's place.
 */
export class Follow extends HTMLElement {
  connectedCallback(): void {
    for (const kind of TOUCHES) document.addEventListener(kind, this.onTouch, { passive: true });
    this.show();
  }

  disconnectedCallback(): void {
    for (const kind of TOUCHES) document.removeEventListener(kind, this.onTouch);
  }

  private get readsOnHisOwn(): boolean {
    return !this.hasAttribute("data-always") && sessionStorage.getItem(OWN) === "yes";
  }

  private onTouch = (event: Event): void => {
    const paper = this.getAttribute("data-paper");
    if (!paper || this.readsOnHisOwn || this.hasAttribute("data-always") || Present.isOn) return;
    // Who walks on by the keyboard reads nothing yet.
    if (event instanceof KeyboardEvent && ["Tab", "Shift"].includes(event.key)) return;
    if (event.target instanceof Element && event.target.closest("d-pdf")) this.choose("yes");
  };

  private choose(own: "yes" | "no"): void {
    sessionStorage.setItem(OWN, own);
    this.show();
    this.querySelector("button")?.focus();
  }

  private show(): void {
    const { paper = "", page = "1", src = "" } = this.dataset;
    const isAlways = this.hasAttribute("data-always");
    if (this.hasAttribute("data-hidden")) return this.say(true, page);
    const next = step(src, viewer()?.getAttribute("src") ?? "");
    if (next === "nothing") return;
    if (!this.readsOnHisOwn && !Present.isOn) {
      const link = document.querySelector<HTMLAnchorElement>(`a[href$="?paper=${paper}"]:not(d-follow a)`);
      if (next === "turn") viewer()?.setAttribute("page", page);
      if (next === "open") openPaper(src, page, link?.textContent ?? "");
    }
    if (!isAlways) this.say(false, page);
  }

  private say(isHidden: boolean, page: string): void {
    const line = document.createElement("p");
    line.className = "follow";
    const own = this.readsOnHisOwn;
    line.append(isHidden ? word(this, "hidden") : word(this, own ? "own" : "follows", { page }));
    if (!isHidden && !Present.isOn) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = own ? "btn btn-outline" : "btn btn-quiet";
      button.textContent = word(this, own ? "back" : "leave");
      button.addEventListener("click", () => this.choose(own ? "no" : "yes"));
      line.append(button);
    }
    const { version = "", newest } = this.dataset;
    if (newest) line.append(" ", word(this, "replaced", { version, newest }));
    this.replaceChildren(line);
  }
}

/**
 * Shows the page at which the presenter stops to everybody, as long as he says so.
 *
 *     <d-present data-show="/presenting/sittings/0195…/show/" data-word-begin="Show what I read" …><form>…</form></d-present>
 */
export class Present extends HTMLElement {
  static isOn = false;
  private waits = 0;
  private button = document.createElement("button");
  private line = document.createElement("span");

  connectedCallback(): void {
    this.button.type = "button";
    this.button.className = "btn btn-outline";
    this.line.setAttribute("role", "status");
    this.button.addEventListener("click", () => this.turn(!Present.isOn));
    this.prepend(this.button, this.line);
    document.addEventListener("decreta:page", this.onPage);
    this.turn(false);
  }

  disconnectedCallback(): void {
    document.removeEventListener("decreta:page", this.onPage);
    window.clearTimeout(this.waits);
    Present.isOn = false;
  }

  private turn(on: boolean): void {
    Present.isOn = on;
    this.button.textContent = word(this, on ? "end" : "begin");
    this.button.setAttribute("aria-pressed", String(on));
    this.line.textContent = "";
    if (on) void this.send(Number(viewer()?.getAttribute("data-current") ?? viewer()?.getAttribute("page") ?? 1));
  }

  private onPage = (event: Event): void => {
    if (!Present.isOn) return;
    const { page } = (event as CustomEvent<{ page: number }>).detail;
    window.clearTimeout(this.waits);
    this.waits = window.setTimeout(() => void this.send(page), SETTLED);
  };

  private async send(page: number): Promise<void> {
    const shown = viewer()?.getAttribute("src") ?? "";
    const paper = paperOf(shown);
    if (!paper) return;
    const token = this.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ paper, version: versionOf(shown), page: String(page), csrfmiddlewaretoken: token });
    const headers = { "X-Requested-With": "decreta" };
    const answer = await fetch(this.dataset["show"] ?? "", { method: "POST", body, headers }).catch(() => null);
    if (answer?.ok) this.line.textContent = word(this, "shown", { page });
    else {
      const why = answer?.status === 422 ? ((await answer.json()) as { why: string }).why : "";
      this.line.textContent = word(this, "failed", { why });
    }
  }
}

customElements.define("d-follow", Follow);
customElements.define("d-present", Present);
