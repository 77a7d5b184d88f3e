import { CODES } from "../ballot/kept.ts";

const PREFIX = "decreta:draft:";
const GATE = "decreta:at-the-gate";
/** Hidden fields that are new every time; all others say what the form was filled in for. */
const FRESH = ["csrfmiddlewaretoken", "idempotency_key", "next"];

export interface Draft {
  fields: Record<string, string[]>;
  /** Set when the form was sent: the next page that shows it arrived drops the draft. */
  isSent?: boolean;
}

/**
 * Where a form's entries are kept: in this window, or, for a long text (`<form data-keep="device">`), on this device,
 * where they outlive the window and are there for every window that shows the same form.
 */
export function storeOf(form: HTMLFormElement): Storage {
  return form.dataset["keep"] === "device" ? localStorage : sessionStorage;
}

/** The beginning of the keys of this page's drafts; another person at the same browser has others. */
function ofThisPage(): string {
  const who = document.querySelector("d-form[data-who]")?.getAttribute("data-who") ?? "";
  return `${PREFIX}${who}:${location.pathname}#`;
}

/**
 * Where the draft of a form lies: its page, its act, and what it was filled in for. A draft made on
 * version 3 of a text is not offered on version 4, where it would undo somebody's work in silence.
 */
export function keyOf(form: HTMLFormElement): string {
  const hidden = [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")];
  const base = hidden.filter((one) => !FRESH.includes(one.name)).map((one) => `${one.name}=${one.value}`);
  return `${ofThisPage()}${[form.getAttribute("action") ?? "", ...base].join("&")}`;
}

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[] {
  const kept = [...form.elements].filter(
    (one): one is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
      one instanceof HTMLInputElement || one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement,
  );
  return kept.filter((one) => one.name && !["password", "file", "hidden", "submit", "button"].includes(one.type));
}

export function read(form: HTMLFormElement): Record<string, string[]> {
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

export function write(form: HTMLFormElement, fields: Record<string, string[]>): void {
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

export function load(key: string, store: Storage = sessionStorage): Draft | null {
  const text = store.getItem(key);
  return text ? (JSON.parse(text) as Draft) : null;
}

export function keep(key: string, draft: Draft, store: Storage = sessionStorage): void {
  try {
    store.setItem(key, JSON.stringify(draft));
  } catch {
    // A full store loses the convenience of drafts, nothing else.
  }
}

/**
 * Drops drafts that were sent, once a page shows that they arrived: another page than the form's, or
 * the form's own after the redirect that follows an act. The gate and the pages of errors show nothing.
 */
export function dropDone(): void {
  if (document.querySelector(".gate, .err-page")) {
    sessionStorage.setItem(GATE, "yes");
    return;
  }
  const cameThroughTheGate = sessionStorage.getItem(GATE) !== null;
  sessionStorage.removeItem(GATE);
  if (cameThroughTheGate) return;
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const wasRedirected = (arrival?.redirectCount ?? 0) > 0;
  for (const store of [sessionStorage, localStorage]) {
    for (const key of Object.keys(store)) {
      if (!key.startsWith(PREFIX) || (key.startsWith(ofThisPage()) && !wasRedirected)) continue;
      if (load(key, store)?.isSent) store.removeItem(key);
    }
  }
}

/** Who signs out leaves nothing behind on this device, also no code of a secret vote for whoever comes next. */
export function dropAll(): void {
  for (const store of [sessionStorage, localStorage]) {
    const mine = Object.keys(store).filter((key) => key.startsWith(PREFIX) || key.startsWith(CODES));
    for (const key of mine) store.removeItem(key);
  }
}
