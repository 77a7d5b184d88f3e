import { ahead, timeOfDay } from "../timer/reckoning.ts";

const offset = ahead(document.querySelector("[data-now]")?.getAttribute("data-now"), Date.now() / 1000);

/**
 * The time of day by the server's clock, in the office's zone whatever the device's is; `data-zone` in seconds.
 *
 *     <d-clock data-zone="25200"><time datetime="2025-03-10T09:05:00+07:00">09:05</time></d-clock>
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
    const now = Date.now() / 1000 + offset;
    const said = timeOfDay(now, Number(this.dataset["zone"]));
    if (!time || time.textContent === said) return;
    time.textContent = said;
    time.dateTime = new Date(now * 1000).toISOString();
  }
}

customElements.define("d-clock", Clock);
