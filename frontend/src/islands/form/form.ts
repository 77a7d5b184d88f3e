import { word } from "../../shared/words.ts";

const PREFIX = "decreta:draft:";

interface Draft {
  fields: Record<string, string[]>;
  /** Set when the form was sent: the next page that is not this one drops the draft. */
  isSent?: boolean;
}

/**
 * Makes a form forgiving: a second press does nothing, what was typed survives a closed tab, and
 * leaving with unsaved entries asks first. Passwords, files and hidden fields are never kept.
 *
 *     <d-form data-word-draft="What you had entered here was kept." data-word-drop="Discard it">
 *       <form method="post" id="register">…</form>
 *     </d-form>
 *
 * `<form data-form>` without the element gets the first and the last of the three.
 */
export class CarefulForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    guard(form);
    const key = `${PREFIX}${location.pathname}#${form.id}`;
    this.offer(form, key);
    form.addEventListener("input", () => keep(key, { fields: read(form) }));
    form.addEventListener("submit", () => {
      if (load(key)) keep(key, { fields: read(form), isSent: true });
    });
  }

  /** Restores a draft into an untouched form; a form that came back with errors has its entries. */
  private offer(form: HTMLFormElement, key: string): void {
    const draft = load(key);
    if (!draft || form.querySelector("[aria-invalid=true]")) return;
    if (JSON.stringify(draft.fields) === JSON.stringify(read(form))) return;
    write(form, draft.fields);
    const note = document.createElement("p");
    note.className = "alert alert-info";
    const text = document.createElement("span");
    text.textContent = word(this, "draft");
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "btn btn-quiet";
    drop.textContent = word(this, "drop");
    drop.addEventListener("click", () => {
      sessionStorage.removeItem(key);
      form.reset();
      note.remove();
      form.querySelector<HTMLElement>("input:not([type=hidden]),select,textarea")?.focus();
    });
    note.append(text, drop);
    form.prepend(note);
  }
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

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[] {
  const kept = [...form.elements].filter(
    (one): one is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
      one instanceof HTMLInputElement || one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement,
  );
  return kept.filter((one) => one.name && !["password", "file", "hidden", "submit", "button"].includes(one.type));
}

function read(form: HTMLFormElement): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  for (const field of fieldsOf(form)) {
    const values = (out[field.name] ??= []);
    if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) {
      if (field.checked) values.push(field.value);
    } else if (field instanceof HTMLSelectElement && field.multiple) {
      values.push(...[...field.selectedOptions].map((option) => option.value));
    } else values.push(field.value);
  }
  return out;
}

function write(form: HTMLFormElement, fields: Record<string, string[]>): void {
  const used: Record<string, number> = {};
  for (const field of fieldsOf(form)) {
    const values = fields[field.name];
    if (!values) continue;
    if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) {
      field.checked = values.includes(field.value);
    } else if (field instanceof HTMLSelectElement && field.multiple) {
      for (const option of field.options) option.selected = values.includes(option.value);
    } else {
      const at = (used[field.name] = (used[field.name] ?? -1) + 1);
      field.value = values[at] ?? field.value;
    }
  }
}

function load(key: string): Draft | null {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as Draft) : null;
}

function keep(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full store loses the convenience of drafts, nothing else.
  }
}

/** Drops drafts that were sent, once a page other than the form or the way to it is shown. */
export function dropSentDrafts(): void {
  if (document.querySelector(".gate, .err-page")) return;
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(PREFIX) || key.startsWith(`${PREFIX}${location.pathname}#`)) continue;
    if (load(key)?.isSent) sessionStorage.removeItem(key);
  }
}

dropSentDrafts();
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-form]")) guard(form);
customElements.define("d-form", CarefulForm);
