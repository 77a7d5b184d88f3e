/** Speaks a sentence to screen readers through the page's live region (`#say`). */
export function say(text: string, assertive = false): void {
  const region = document.getElementById(assertive ? "say-now" : "say");
  if (!region || !text) return;
  // The same sentence twice is two events: an emptied region is announced again.
  region.textContent = "";
  window.setTimeout(() => {
    region.textContent = text;
  }, 60);
}
