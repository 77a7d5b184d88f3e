/** Menus are `<details class="d-menu">`: they open without a script; this closes them as people expect. */
export function closeMenusOnOutsideUse(page: Document): void {
  const open = () => [...page.querySelectorAll<HTMLDetailsElement>("details.d-menu[open]")];
  page.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  page.addEventListener("focusin", (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector<HTMLElement>("summary")?.focus();
    }
  });
}
