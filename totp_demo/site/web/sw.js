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

// A page that has come before this worker was there asks for what it is made of to be kept.
worker.addEventListener("message", (/** @type {any} */ event) => {
  const keep = async () => {
    const cache = await caches.open(here);
    await cache.addAll(event.data);
    event.ports[0].postMessage("kept");
  };
  event.waitUntil(keep());
});

const core = new Set(worker.CORE.map((/** @type {string} */ name) => new URL(name, worker.registration.scope).href));

/** @param {any} event @returns {Promise<Response>} */
async function answer(event) {
  const { request } = event;
  try {
    const fresh = await fetch(request);
    // What all pages need has been kept as this was installed: Python is not written anew at each visit.
    if (fresh.ok && !core.has(request.url)) {
      const copy = fresh.clone();
      event.waitUntil(caches.open(here).then((cache) => cache.put(request, copy)));
    }
    return fresh;
  } catch (error) {
    const kept = await (await caches.open(here)).match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(worker.registration.scope)) event.respondWith(answer(event));
});
