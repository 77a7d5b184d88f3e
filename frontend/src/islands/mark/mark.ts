import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { type Span, sentences, wholeWords } from "./sentences.ts";

/**
 * Marks sentences in a text, by mouse or keyboard, and writes where they are into a form.
 * A click marks a sentence, a drag the words under it, Shift-click or Shift-arrow extends within the paragraph;
 * arrow keys walk from sentence to sentence, space marks.
 *
 *     <d-mark anchor-field="id_anchor" start-field="id_start" end-field="id_end" quote-field="id_quote">
 *       <p data-anchor="3.1" data-text="Ban Cơ yếu…"><span class="lb">1.</span> Ban Cơ yếu…</p>
 *     </d-mark>
 *
 * `target="form-id"` instead of the four field attributes takes the fields anchor, start, end, quote
 * of that form. Offsets count UTF-16 units of `data-text` (without it: of the paragraph's text).
 * Labels (`.lb`) are no text. Fires `decreta:mark` with {anchor, start, end, quote}.
 */
export class Marker extends HTMLElement {
  private pieces: HTMLElement[] = [];
  private from: HTMLElement | null = null;

  connectedCallback(): void {
    if (this.pieces.length) return;
    for (const paragraph of this.querySelectorAll<HTMLElement>("[data-anchor]")) this.prepare(paragraph);
    const first = this.stops()[0];
    if (first) first.tabIndex = 0;
    this.addEventListener("click", this.onClick);
    this.addEventListener("keydown", this.onKey);
    this.describe();
    this.showGiven();
  }

  private describe(): void {
    const how = word(this, "how");
    if (!how) return;
    const note = document.createElement("p");
    note.className = "form-text";
    note.textContent = how;
    this.append(note);
  }

  /** Splits the text nodes of a paragraph at sentence ends and makes every sentence a stop. */
  private prepare(paragraph: HTMLElement): void {
    const nodes = textNodes(paragraph);
    const text = textOf(paragraph);
    let at = leading(nodes, text);
    let next = 0;
    const spans = sentences(text);
    for (const node of nodes) {
      let rest: Text | null = node;
      while (rest && rest.data) {
        while (next < spans.length && (spans[next]?.end ?? 0) <= at) next += 1;
        const span: Span | undefined = spans[next];
        const border: number = !span ? Infinity : at < span.start ? span.start : span.end;
        const length: number = Math.min(border - at, rest.data.length);
        const tail: Text | null = length < rest.data.length ? rest.splitText(length) : null;
        if (span && at >= span.start) this.wrap(rest, paragraph, span, at === span.start);
        at += length;
        rest = tail;
      }
    }
  }

  private wrap(node: Text, paragraph: HTMLElement, span: Span, isFirst: boolean): void {
    const piece = document.createElement("span");
    piece.className = "sentence";
    piece.dataset["start"] = String(span.start);
    piece.dataset["end"] = String(span.end);
    node.replaceWith(piece);
    piece.append(node);
    this.pieces.push(piece);
    // Inside a link the link has the focus; the sentence stays reachable by mouse.
    if (isFirst && !piece.closest("a") && paragraph.contains(piece)) {
      piece.setAttribute("role", "checkbox");
      piece.setAttribute("aria-checked", "false");
      piece.tabIndex = -1;
    }
  }

  private stops(): HTMLElement[] {
    return this.pieces.filter((piece) => piece.hasAttribute("role"));
  }

  private onClick = (event: MouseEvent): void => {
    const target = event.target as HTMLElement;
    if (target.closest("a")) return;
    const dragged = this.dragged();
    if (dragged) {
      this.mark(dragged.paragraph, dragged.span);
      return;
    }
    const piece = target.closest<HTMLElement>(".sentence");
    if (piece) this.take(piece, event.shiftKey);
  };

  private onKey = (event: KeyboardEvent): void => {
    const piece = (event.target as HTMLElement).closest<HTMLElement>(".sentence[role]");
    if (!piece) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.take(piece, event.shiftKey);
      return;
    }
    const stops = this.stops();
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to = by ? stops[stops.indexOf(piece) + by] : event.key === "Home" ? stops[0] : event.key === "End" ? stops.at(-1) : null;
    if (!to) return;
    event.preventDefault();
    piece.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
    if (event.shiftKey && this.from) this.take(to, true);
  };

  /** Marks a sentence, or from the first one marked up to it; a second time takes the mark away. */
  private take(piece: HTMLElement, extends_: boolean): void {
    const paragraph = paragraphOf(piece);
    if (!paragraph) return;
    const span = spanOf(piece);
    if (extends_ && this.from && paragraphOf(this.from) === paragraph) {
      const begun = spanOf(this.from);
      this.mark(paragraph, { start: Math.min(begun.start, span.start), end: Math.max(begun.end, span.end) });
      return;
    }
    if (this.from === piece && piece.classList.contains("is-marked")) {
      this.from = null;
      this.mark(null, { start: 0, end: 0 });
      return;
    }
    this.from = piece;
    this.mark(paragraph, span);
  }

  /** The words under a drag of the mouse within one paragraph, or null. */
  private dragged(): { paragraph: HTMLElement; span: Span } | null {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const paragraph = paragraphOf(range.startContainer);
    if (!paragraph || paragraph !== paragraphOf(range.endContainer) || !this.contains(paragraph)) return null;
    const nodes = textNodes(paragraph);
    const text = textOf(paragraph);
    const zero = leading(nodes, text);
    const offset = (node: Node, within: number): number => {
      let count = zero;
      for (const one of nodes) {
        if (one === node) return count + within;
        count += one.data.length;
      }
      return -1;
    };
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    return start < 0 || end <= start ? null : { paragraph, span: wholeWords(text, { start, end }) };
  }

  private mark(paragraph: HTMLElement | null, span: Span): void {
    let count = 0;
    for (const piece of this.pieces) {
      const own = spanOf(piece);
      const isIn = paragraphOf(piece) === paragraph && own.start < span.end && own.end > span.start;
      piece.classList.toggle("is-marked", isIn);
      if (piece.hasAttribute("role")) {
        piece.setAttribute("aria-checked", String(isIn));
        count += Number(isIn);
      }
    }
    const anchor = paragraph?.dataset["anchor"] ?? "";
    const quote = paragraph ? textOf(paragraph).slice(span.start, span.end) : "";
    this.write("anchor", anchor);
    this.write("start", paragraph ? String(span.start) : "");
    this.write("end", paragraph ? String(span.end) : "");
    this.write("quote", quote);
    say(paragraph ? word(this, "marked", { n: count }) || quote : word(this, "none"));
    this.dispatchEvent(new CustomEvent("decreta:mark", { bubbles: true, detail: { anchor, ...span, quote } }));
  }

  private fieldFor(name: string): HTMLInputElement | HTMLTextAreaElement | null {
    const id = this.getAttribute(`${name}-field`);
    const found = id
      ? document.getElementById(id)
      : document.getElementById(this.getAttribute("target") ?? "")?.querySelector(`[name="${name}"]`);
    return found as HTMLInputElement | HTMLTextAreaElement | null;
  }

  private write(name: string, value: string): void {
    const field = this.fieldFor(name);
    if (!field || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** A form that came back keeps its mark: show it again, without announcing it. */
  private showGiven(): void {
    const anchor = this.fieldFor("anchor")?.value;
    const start = Number(this.fieldFor("start")?.value);
    const end = Number(this.fieldFor("end")?.value);
    if (!anchor || !(end > start)) return;
    for (const piece of this.pieces) {
      const own = spanOf(piece);
      if (paragraphOf(piece)?.dataset["anchor"] !== anchor || own.start >= end || own.end <= start) continue;
      piece.classList.add("is-marked");
      if (piece.hasAttribute("role")) piece.setAttribute("aria-checked", "true");
      this.from ??= piece;
    }
  }
}

function paragraphOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-anchor]") ?? null;
}

function spanOf(piece: HTMLElement): Span {
  return { start: Number(piece.dataset["start"]), end: Number(piece.dataset["end"]) };
}

function textNodes(paragraph: HTMLElement): Text[] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest(".lb")) found.push(node as Text);
  }
  return found;
}

function textOf(paragraph: HTMLElement): string {
  return paragraph.dataset["text"] ?? textNodes(paragraph).map((node) => node.data).join("");
}

/** Where counting begins: markup may put space before the text that `data-text` does not have. */
function leading(nodes: Text[], text: string): number {
  const shown = nodes.map((node) => node.data).join("");
  const at = text ? shown.indexOf(text.slice(0, 20)) : 0;
  return at > 0 ? -at : 0;
}

customElements.define("d-mark", Marker);
