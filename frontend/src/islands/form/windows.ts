import { word } from "../../shared/words.ts";
import { type Draft, keep, read, write } from "./drafts.ts";

/**
 * The same text written in two windows: as soon as the other one has another text, both stand side by side here, and
 * the writer says which one goes on. Nothing is merged behind his back; what the server has is judged when it is saved.
 */
export function watchOtherWindows(form: HTMLFormElement, key: string): void {
  let seen = "";
  window.addEventListener("storage", (event) => {
    if (event.key !== key || !event.newValue) return;
    const other = JSON.parse(event.newValue) as Draft;
    const theirs = other.fields["text"]?.[0];
    if (other.isSent || theirs === undefined || theirs === read(form)["text"]?.[0] || theirs === seen) return;
    // Who has not written here yet is only shown what is newer.
    show(form, key, other, (text) => (seen = text));
  });
}

function show(form: HTMLFormElement, key: string, other: Draft, settle: (text: string) => void): void {
  const words = form.closest<HTMLElement>("d-form") ?? document.querySelector<HTMLElement>("d-form");
  if (!words) return;
  form.querySelector("[data-two-windows]")?.remove();
  const panel = document.createElement("section");
  panel.className = "alert alert-warning two-windows";
  panel.dataset["twoWindows"] = "";
  panel.setAttribute("role", "alert");
  const title = document.createElement("p");
  title.textContent = word(words, "two");
  const mine = column(word(words, "here"), read(form)["text"]?.[0] ?? "", word(words, "mine"), () => {
    keep(key, { fields: read(form) }, localStorage);
    settle(other.fields["text"]?.[0] ?? "");
  });
  const theirs = column(word(words, "there"), other.fields["text"]?.[0] ?? "", word(words, "take"), () => write(form, other.fields));
  for (const one of [mine, theirs]) {
    one.querySelector("button")?.addEventListener("click", () => {
      panel.remove();
      form.querySelector<HTMLElement>("textarea[name=text]")?.focus();
    });
  }
  const columns = document.createElement("div");
  columns.className = "two-columns";
  columns.append(mine, theirs);
  panel.append(title, columns);
  // Where the writer looks: right above the text.
  const text = form.querySelector("textarea[name=text]");
  (text?.closest(".field") ?? form.firstElementChild)?.before(panel);
}

function column(title: string, text: string, choice: string, choose: () => void): HTMLElement {
  const part = document.createElement("div");
  const head = document.createElement("h3");
  head.textContent = title;
  const shown = document.createElement("pre");
  shown.tabIndex = 0;
  shown.textContent = text;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-outline";
  button.textContent = choice;
  button.addEventListener("click", choose);
  part.append(head, shown, button);
  return part;
}
