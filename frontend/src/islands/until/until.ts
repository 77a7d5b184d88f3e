import { ahead } from "../timer/reckoning.ts";

const offset = ahead(document.querySelector("[data-now]")?.getAttribute("data-now"), Date.now() / 1000);

/**
 * What stands on the hall's screen until a moment of the server's clock, and then goes without anybody's doing.
 *
 *     <d-until data-until="1741572000"><p>Break until 10:15</p></d-until>
 */
export class Until extends HTMLElement {
  private waiting = 0;

  connectedCallback(): void {
    const left = Number(this.dataset["until"]) - (Date.now() / 1000 + offset);
    this.waiting = window.setTimeout(() => this.remove(), Math.max(left, 0) * 1000);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.waiting);
  }
}

customElements.define("d-until", Until);
