import { say } from "./say.ts";

/**
 * The one handler after every htmx swap: focus goes to the result, which is spoken.
 * A fragment names what to focus with `data-focus` and what to say with `data-say`; without
 * them the first invalid field, then the error summary is taken. Polling fragments carry neither
 * and so never move the focus.
 */
export function focusAfterSwap(page: Document): void {
  page.addEventListener("htmx:after:swap", (event) => {
    const detail = (event as CustomEvent<{ ctx?: { target?: Element } }>).detail;
    const target = detail?.ctx?.target ?? (event.target as Element | null);
    // What was put in the place of an element bears its id: what stands elsewhere on the page is not asked, or every
    // part that fetches itself anew would take the focus to it.
    const root = target?.isConnected ? target : target?.id ? page.getElementById(target.id) : page.body;
    if (!root) return;
    const result = root.matches("[data-focus]") ? root : root.querySelector("[data-focus]");
    const wrong = root.querySelector<HTMLElement>(".alert[role=alert], [aria-invalid=true]");
    const next = (result ?? wrong) as HTMLElement | null;
    if (next) {
      if (!next.matches("a,button,input,select,textarea,[tabindex]")) next.tabIndex = -1;
      next.focus();
    }
    const spoken = root.matches("[data-say]") ? root : root.querySelector("[data-say]");
    if (spoken) say(spoken.getAttribute("data-say") ?? "");
  });
}

/** A page that comes back with what is wrong in its form begins there, unless a field has the focus already. */
export function focusOnWrong(page: Document): void {
  if (page.activeElement !== page.body) return;
  page.querySelector<HTMLElement>("main .alert[role=alert][data-focus]")?.focus();
}
