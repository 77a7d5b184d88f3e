/**
 * What a device keeps: the page that says there is no network, with its style. Never a page of the office, a paper
 * or an answer: whoever finds the device finds no word of anybody's work.
 */

/** Says which programme this is; the server writes it, so that another version keeps its own files. */
declare const VERSION: string;

const scope = self as unknown as ServiceWorkerGlobal;
const OFFLINE = "/offline/";
const KEPT = `decreta-${VERSION}`;

interface ServiceWorkerGlobal {
  addEventListener(kind: "install" | "activate" | "message", handler: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", handler: (event: Fetching) => void): void;
  location: Location;
  navigator: { onLine: boolean };
}

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

// A newer worker waits until no page is open that the older one answers for: it takes nobody's page over.
scope.addEventListener("install", (event) => event.waitUntil(keepOffline()));
scope.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
// A page says that its language is another one now.
scope.addEventListener("message", (event) => event.waitUntil(keepOffline()));

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  // With a network the worker stands in nobody's way: everything is asked for as if it were not there.
  if (scope.navigator.onLine || request.method !== "GET" || new URL(request.url).origin !== scope.location.origin) return;
  event.respondWith(fetch(request).catch(() => withoutNetwork(request)));
});

/** The page for when there is no network, with the files that it is made of. */
async function keepOffline(): Promise<void> {
  const cache = await caches.open(KEPT);
  const page = await fetch(OFFLINE, { cache: "reload" });
  if (!page.ok) throw new Error(`${OFFLINE} answers ${page.status}`);
  const text = await page.clone().text();
  await cache.put(OFFLINE, page);
  const files = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1] ?? "");
  // A file that is not there takes nothing of the rest away.
  await Promise.allSettled([...new Set(files)].map((file) => cache.add(file)));
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("decreta-") && name !== KEPT).map((name) => caches.delete(name)));
}

async function withoutNetwork(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  return (await cache.match(request.mode === "navigate" ? OFFLINE : request)) ?? Response.error();
}
