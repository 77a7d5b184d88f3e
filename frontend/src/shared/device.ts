/** Lets a browser keep the programme's own files, so that it opens at once and can be put on the first screen of a device. */
export function keepOnDevice(page: Document): void {
  const address = page.querySelector<HTMLMetaElement>("meta[name=decreta-worker]")?.content;
  if (address === undefined || !window.isSecureContext || !("serviceWorker" in navigator)) return;
  // A browser that keeps nothing (a private window) works as ever.
  window.addEventListener("load", () => void navigator.serviceWorker.register(address).catch(() => undefined));
}
