import { say } from "../../shared/say.ts";
import { csrfToken } from "../../shared/csrf.ts";
import { word } from "../../shared/words.ts";

/** How long a toast stays, in milliseconds. */
const STAY = 8000;

export interface ToastMessage {
  message: string;
  undo?: string;
  stays?: boolean;
  undoLabel?: string;
}

/**
 * Shows what happened. The server prints toasts into it (Django's messages); a fragment adds one by
 * the response header `HX-Trigger: {"decreta:toast": {"message": "…", "undo": "/…/", "undoLabel": "…"}}`.
 *
 *     <d-toast class="toasts" role="region" aria-label="…" data-word-close="Close this message"></d-toast>
 */
export class Toasts extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("decreta:toast", this.onMessage);
    for (const toast of this.querySelectorAll<HTMLElement>(".toast")) this.watch(toast);
    const texts = [...this.querySelectorAll(".toast")].map((toast) => toast.textContent?.trim() ?? "");
    if (texts.length) say(texts.join(". "));
  }

  disconnectedCallback(): void {
    document.removeEventListener("decreta:toast", this.onMessage);
  }

  private onMessage = (event: Event): void => {
    const detail = (event as CustomEvent<ToastMessage | string>).detail;
    this.add(typeof detail === "string" ? { message: detail } : detail);
  };

  /** Adds a toast and speaks it. */
  add(what: ToastMessage): void {
    const toast = document.createElement("div");
    toast.className = "toast";
    if (what.stays) toast.dataset["stays"] = "";
    const text = document.createElement("span");
    text.textContent = what.message;
    toast.append(text);
    if (what.undo && what.undoLabel) toast.append(undoForm(what.undo, what.undoLabel));
    this.append(toast);
    this.watch(toast);
    say(what.message);
  }

  /** Gives a toast its close button and its time; the pointer and the focus hold the time. */
  private watch(toast: HTMLElement): void {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "toast-close";
    close.setAttribute("aria-label", word(this, "close"));
    close.textContent = "×";
    close.addEventListener("click", () => toast.remove());
    toast.append(close);
    if (toast.dataset["stays"] !== undefined) return;
    let timer = 0;
    const start = (): void => {
      timer = window.setTimeout(() => toast.remove(), STAY);
    };
    const hold = (): void => window.clearTimeout(timer);
    for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, hold);
    for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, start);
    start();
  }
}

function undoForm(address: string, label: string): HTMLFormElement {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  form.className = "btn-form";
  const token = document.createElement("input");
  token.type = "hidden";
  token.name = "csrfmiddlewaretoken";
  token.value = csrfToken();
  const button = document.createElement("button");
  button.className = "btn btn-quiet";
  button.textContent = label;
  form.append(token, button);
  return form;
}

customElements.define("d-toast", Toasts);
