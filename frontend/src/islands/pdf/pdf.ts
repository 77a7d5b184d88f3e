import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { type Paper, open } from "./library.ts";

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];

/**
 * A paper in the page: all its pages under each other, drawn when they come into view, with
 * text that can be selected and read out. Page Up/Down and arrows scroll, + and - zoom, Home/End jump.
 * Printed by the template tag `paper_viewer`; without a script its link opens the file.
 *
 * Attributes: src, name, page (1), assets, worker. Fires `decreta:page` with {page} when the page
 * in view changes, and follows `page` when somebody sets it.
 */
export class PaperViewer extends HTMLElement {
  static observedAttributes = ["page"];
  private paper: Paper | null = null;
  private scale = 1;
  private isFitted = true;
  private current = 1;
  private desk = document.createElement("div");
  private counter = document.createElement("span");
  private sheets: HTMLElement[] = [];
  private watcher: IntersectionObserver | null = null;

  connectedCallback(): void {
    if (!this.paper) void this.begin();
  }

  disconnectedCallback(): void {
    this.watcher?.disconnect();
    this.paper?.close();
    this.paper = null;
  }

  attributeChangedCallback(): void {
    const wanted = Number(this.getAttribute("page"));
    if (this.paper && wanted && wanted !== this.current) this.go(wanted);
  }

  private async begin(): Promise<void> {
    const link = this.querySelector("p");
    if (link) link.append(` ${word(this, "wait")}`);
    try {
      this.paper = await open(this.attribute("src"), this.attribute("assets"), this.attribute("worker"));
      await this.lay(this.paper);
    } catch (error) {
      console.error(error);
      const note = document.createElement("p");
      note.className = "alert alert-danger";
      note.setAttribute("role", "alert");
      note.textContent = word(this, "failed");
      this.prepend(note);
    }
  }

  private async lay(paper: Paper): Promise<void> {
    const first = await paper.size(1);
    this.desk.className = "desktop scroll pdf-desk";
    this.desk.tabIndex = 0;
    this.desk.setAttribute("role", "region");
    this.desk.setAttribute("aria-label", this.attribute("name"));
    const bar = this.bar();
    const icons = this.querySelector("template");
    this.replaceChildren(bar, this.desk);
    if (icons) this.append(icons);
    this.sheets = Array.from({ length: paper.pages }, (_, at) => {
      const sheet = document.createElement("div");
      sheet.className = "pdf-sheet";
      sheet.dataset["page"] = String(at + 1);
      return sheet;
    });
    this.desk.append(...this.sheets);
    this.scale = this.fit(first.width);
    await this.resize();
    this.watcher = new IntersectionObserver((seen) => this.seen(seen), { root: this.desk, rootMargin: "300px 0px" });
    for (const sheet of this.sheets) this.watcher.observe(sheet);
    this.desk.addEventListener("scroll", () => this.count());
    this.desk.addEventListener("keydown", (event) => this.onKey(event));
    this.go(Number(this.getAttribute("page")) || 1);
    this.count();
    new ResizeObserver(() => void this.refit(first.width)).observe(this.desk);
  }

  private bar(): HTMLElement {
    const bar = document.createElement("div");
    bar.className = "paper-bar";
    this.counter.className = "ink2";
    const space = document.createElement("span");
    space.className = "sp";
    const load = document.createElement("a");
    load.className = "d-icon";
    load.href = this.attribute("src");
    load.download = "";
    this.dress(load, "load", "download");
    bar.append(
      this.counter,
      this.button("back", "chevron-left", () => this.go(this.current - 1)),
      this.button("on", "chevron-right", () => this.go(this.current + 1)),
      space,
      this.button("smaller", "zoom-out", () => this.zoom(-1)),
      this.button("larger", "zoom-in", () => this.zoom(1)),
      this.button("fit", "move-horizontal", () => {
        this.isFitted = true;
        void this.paper?.size(1).then((size) => this.refit(size.width));
      }),
      load,
    );
    return bar;
  }

  private button(name: string, icon: string, act: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "d-icon";
    this.dress(button, name, icon);
    button.addEventListener("click", act);
    return button;
  }

  private dress(element: HTMLElement, name: string, icon: string): void {
    element.setAttribute("aria-label", word(this, name));
    element.title = word(this, name);
    const drawing = this.querySelector("template")?.content.querySelector(`[data-icon="${icon}"] svg`);
    if (drawing) element.append(drawing.cloneNode(true));
  }

  private fit(width: number): number {
    const room = this.desk.clientWidth - 32;
    return room > 0 ? Math.min(Math.max(room / width, 0.3), 1.6) : 1;
  }

  private async refit(width: number): Promise<void> {
    const scale = this.fit(width);
    if (!this.isFitted || Math.abs(scale - this.scale) < 0.01) return;
    this.scale = scale;
    await this.resize();
  }

  private zoom(by: number): void {
    this.isFitted = false;
    const bigger = ZOOMS.filter((step) => step > this.scale + 0.01);
    const smaller = ZOOMS.filter((step) => step < this.scale - 0.01);
    const next = by > 0 ? bigger[0] : smaller.at(-1);
    if (!next) return;
    this.scale = next;
    void this.resize();
  }

  /** Gives every sheet its size, so that the scroll bar is right before anything is drawn. */
  private async resize(): Promise<void> {
    const { paper } = this;
    if (!paper) return;
    const page = this.current;
    for (const [at, sheet] of this.sheets.entries()) {
      const size = await paper.size(at + 1);
      sheet.style.width = `${size.width * this.scale}px`;
      sheet.style.height = `${size.height * this.scale}px`;
      delete sheet.dataset["drawn"];
    }
    // Only the desk scrolls: the page around it stays where the reader has it.
    const shown = this.sheets[page - 1];
    if (shown) this.desk.scrollTop = shown.offsetTop - 8;
    this.watcher?.disconnect();
    for (const sheet of this.sheets) this.watcher?.observe(sheet);
  }

  private seen(entries: IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const sheet = entry.target as HTMLElement;
      const key = String(this.scale);
      if (entry.isIntersecting && sheet.dataset["drawn"] !== key) {
        sheet.dataset["drawn"] = key;
        void this.paper?.draw(Number(sheet.dataset["page"]), sheet, this.scale);
      }
    }
  }

  private count(): void {
    const middle = this.desk.scrollTop + this.desk.clientHeight / 2;
    const at = this.sheets.findIndex((sheet) => sheet.offsetTop + sheet.offsetHeight >= middle);
    const page = at < 0 ? this.sheets.length : at + 1;
    const total = this.sheets.length;
    this.counter.textContent = word(this, "shown", { page, total });
    if (page === this.current) return;
    this.current = page;
    this.dataset["current"] = String(page);
    this.dispatchEvent(new CustomEvent("decreta:page", { bubbles: true, detail: { page } }));
  }

  /** Shows a page and says so. */
  go(page: number): void {
    const sheet = this.sheets[page - 1];
    if (!sheet) return;
    this.desk.scrollTop = sheet.offsetTop - 8;
    if (page !== this.current) say(word(this, "shown", { page, total: this.sheets.length }));
    this.count();
  }

  private onKey(event: KeyboardEvent): void {
    const acts: Record<string, () => void> = {
      "+": () => this.zoom(1),
      "-": () => this.zoom(-1),
      Home: () => this.go(1),
      End: () => this.go(this.sheets.length),
      ArrowRight: () => this.go(this.current + 1),
      ArrowLeft: () => this.go(this.current - 1),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  private attribute(name: string): string {
    return this.getAttribute(name) ?? "";
  }
}

customElements.define("d-pdf", PaperViewer);
