/**
 * After a confirmation that it is oneself the page holds a form with what was kept; it is sent by itself, once:
 * who comes back to the page with the browser's button decides anew.
 *
 *     <form method="post" data-goes-on>…</form>
 */
export function goOn(page: Document): void {
  const form = page.querySelector<HTMLFormElement>("form[data-goes-on]");
  const kept = form?.querySelector<HTMLInputElement>("input[name=kept_form]");
  if (!form || !kept) return;
  const key = `went-on:${kept.value}`;
  if (sessionStorage.getItem(key)) return;
  sessionStorage.setItem(key, "yes");
  form.requestSubmit();
}
