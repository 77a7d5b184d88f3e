/** Under what the language is remembered in which the page without a network was kept. */
const LANGUAGE = "decreta.offline";

/** Lets a browser keep the page without a network, and offer to put the programme on the first screen of a device. */
export function keepOnDevice(page: Document): void {
  const address = page.querySelector<HTMLMetaElement>("meta[name=decreta-worker]")?.content;
  if (address === undefined || !window.isSecureContext || !("serviceWorker" in navigator)) return;
  // A browser that keeps nothing (a private window) works as ever.
  window.addEventListener("load", () => void keep(address, page.documentElement.lang).catch(() => undefined));
}

async function keep(address: string, language: string): Promise<void> {
  const { active } = await navigator.serviceWorker.register(address);
  if (active !== null && window.localStorage.getItem(LANGUAGE) !== language) active.postMessage(language);
  window.localStorage.setItem(LANGUAGE, language);
}
