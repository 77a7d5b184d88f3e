import { ahead, noEarlier, timeOfDay } from "../timer/reckoning.ts";

const offset = ahead(document.querySelector("[data-now]")?.getAttribute("data-now"), Date.now() / 1000);

/**
 * The time of day by the server's clock, in the office's zone whatever the device's is; `data-zone` in seconds.
 *
 *     <d-clock data-zone="25200"><time datetime="2025-03-10T09:05:00+07:00">09:05</time></d-clock>
 *
 * With `data-at` and `data-after` it is the time of what comes at a moment, but no earlier than so many seconds from now:
 * the expected end of a sitting whose point at hand takes too long.
 *
 * A page of a sitting stays open for hours. Without a script the time stands as it was printed.
 */
export class Clock extends HTMLElement {
  private ticking = 0;

  connectedCallback(): void {
    if (this.dataset["zone"]) this.ticking = window.setInterval(() => this.show(), 1000);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.ticking);
  }

  private show(): void {
    const time = this.querySelector("time");
    const { zone, at, after } = this.dataset;
    const now = Date.now() / 1000 + offset;
    const shown = at && after ? noEarlier(Number(at), Number(after), now) : now;
    const said = timeOfDay(shown, Number(zone));
    if (!time || time.textContent === said) return;
    time.textContent = said;
    time.dateTime = new Date(shown * 1000).toISOString();
  }
}

customElements.define("d-clock", Clock);
