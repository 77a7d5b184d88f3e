import { ahead, asMinutes, countedUntil, saidOf, stateOf } from "./reckoning.ts";

const offset = ahead(document.querySelector("[data-now]")?.getAttribute("data-now"), Date.now() / 1000);

/**
 * Seconds counted on in the page by the server's clock: how long somebody has spoken, what is left of a point's time.
 *
 *     <d-timer role="timer" data-base="72" data-began="1741572000.000" data-limit="180">1:12</d-timer>
 *     <d-timer role="timer" … data-left="{} left" data-over="{} over">1:48 left</d-timer>
 *
 * Past the limit it has the state `over`, shortly before it `near`; both are colour and weight, the figures say the rest.
 * Without `data-began` it stands. A timer is no live region: nothing is announced. Without a script the figures stand as
 * they were printed.
 */
export class Timer extends HTMLElement {
  private ticking = 0;

  connectedCallback(): void {
    if (!this.dataset["began"]) return;
    this.show();
    this.ticking = window.setInterval(() => this.show(), 1000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.ticking);
  }

  private show(): void {
    const { base, began, limit, left, over } = this.dataset;
    const counted = countedUntil({ base: Number(base), began: Number(began) }, Date.now() / 1000 + offset);
    const hasWords = limit !== undefined && left !== undefined && over !== undefined;
    const said = hasWords ? saidOf(counted, Number(limit), { left, over }) : asMinutes(Math.max(counted, 0));
    if (this.textContent !== said) this.textContent = said;
    if (limit) this.dataset["state"] = stateOf(counted, Number(limit));
  }
}

customElements.define("d-timer", Timer);
