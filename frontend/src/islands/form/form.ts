import "./carrying.ts";
import { word } from "../../shared/words.ts";
import { dropAll, dropDone, keep, keyOf, load, read, storeOf, write } from "./drafts.ts";
import { watchOtherWindows } from "./windows.ts";

/**
 * Makes a form forgiving: a second press does nothing, what was typed survives a closed tab, a dead
 * server and a lost session, and leaving with unsaved entries asks first. Passwords, files and
 * hidden fields are never kept. The words stand once in the page, or around the form:
 *
 *     <d-form data-word-draft="What you had entered here was kept." data-word-drop="Discard it">
 *       <form method="post" data-form>…</form>
 *     </d-form>
 */
export function care(form: HTMLFormElement): void {
  guard(form);
  if (form.method !== "post") return;
  const key = keyOf(form);
  const store = storeOf(form);
  let isTouched = false;
  offer(form, key, store);
  form.addEventListener("input", () => {
    isTouched = true;
    keep(key, { fields: read(form) }, store);
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (load(key, store)) keep(key, { fields: read(form), isSent: true }, store);
    // Somebody signed out in another window, which left nothing on the device; this window keeps its own.
    else if (isTouched) keep(key, { fields: read(form), isSent: true });
  });
  if (store === localStorage) watchOtherWindows(form, key);
}

/** Restores a draft into an untouched form; a form that came back with errors has its entries. */
function offer(form: HTMLFormElement, key: string, store: Storage): void {
  const draft = load(key, store) ?? load(key);
  const words = form.closest<HTMLElement>("d-form") ?? document.querySelector<HTMLElement>("d-form");
  if (!draft || !words || form.querySelector("[aria-invalid=true]")) return;
  if (JSON.stringify(draft.fields) === JSON.stringify(read(form))) return;
  write(form, draft.fields);
  const note = document.createElement("p");
  note.className = "alert alert-info";
  note.dataset["draft"] = "";
  const text = document.createElement("span");
  text.textContent = word(words, "draft");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "btn btn-quiet";
  drop.textContent = word(words, "drop");
  drop.addEventListener("click", () => {
    for (const one of [store, sessionStorage]) one.removeItem(key);
    form.reset();
    note.remove();
    form.querySelector<HTMLElement>("input:not([type=hidden]),select,textarea")?.focus();
  });
  note.append(text, drop);
  form.prepend(note);
}

/** A second submit while the first is under way is swallowed; unsaved entries are asked about. */
export function guard(form: HTMLFormElement): void {
  if (form.dataset["guarded"]) return;
  form.dataset["guarded"] = "yes";
  let isSending = false;
  let isChanged = false;
  form.addEventListener("input", () => {
    isChanged = true;
    form.dataset["changed"] = "";
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (isSending) {
      event.preventDefault();
      return;
    }
    isSending = true;
    event.submitter?.setAttribute("aria-busy", "true");
  });
  // Back from the next page, or a download: the form may be sent again.
  const again = (): void => {
    isSending = false;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  };
  window.addEventListener("pageshow", again);
  form.addEventListener("htmx:finally:request", again);
  window.addEventListener("beforeunload", (event) => {
    if (isChanged && !isSending && form.isConnected && form.method === "post") event.preventDefault();
  });
}

dropDone();
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-form], d-form form")) care(form);
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.getAttribute("action")?.endsWith("/logout/")) dropAll();
});
