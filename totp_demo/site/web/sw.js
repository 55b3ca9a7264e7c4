/**
 * The site without a network: what a reader has once been sent is kept, and used where nothing answers.
 * CORE and VERSION are put in front as the site is made.
 */
const worker = /** @type {any} */ (self); // the types are those of a page
const OURS = "totp-demo ";
const here = OURS + worker.VERSION;

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(caches.open(here).then((cache) => cache.addAll(worker.CORE)).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== here) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(forget());
});

/** @param {Request} request @returns {Promise<Response>} */
async function answer(request) {
  const cache = await caches.open(here);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(worker.registration.scope)) event.respondWith(answer(request));
});
