import { ahead, asMinutes, spokenUntil } from "./reckoning.ts";

const offset = ahead(document.querySelector("[data-now]")?.getAttribute("data-now"), Date.now() / 1000);

/**
 * How long somebody has spoken, counted on in the page by the server's clock.
 *
 *     <d-timer role="timer" data-began="1741572000.000" data-pauses="0" data-limit="180">1:12</d-timer>
 *
 * Past the limit it has the state `over`, shortly before it `near`; both are colour and weight, the figures say the rest.
 * Without a script the figures stand as they were printed.
 */
export class Timer extends HTMLElement {
  private ticking = 0;

  connectedCallback(): void {
    this.show();
    if (!this.dataset["stands"]) this.ticking = window.setInterval(() => this.show(), 1000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.ticking);
  }

  private show(): void {
    const { began, pauses, stands, limit } = this.dataset;
    if (!began) return;
    const speech = { began: Number(began), pauses: Number(pauses), stands: stands ? Number(stands) : null };
    const used = spokenUntil(speech, Date.now() / 1000 + offset);
    this.textContent = asMinutes(used);
    if (limit) this.dataset["state"] = used > Number(limit) ? "over" : Number(limit) - used <= 30 ? "near" : "";
  }
}

customElements.define("d-timer", Timer);
