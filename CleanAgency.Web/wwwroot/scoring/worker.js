// The service worker, served as /sw.js with `build` and `files` in front. It gives the shell when the server cannot be reached, and touches
// nothing else: no page the server rendered is ever kept, for it would look alive and be dead, and might be another person's.
const cache = `shell-${build}`, prefix = "/shell", shell = "/offline.html";
const usual = 4000, patient = 30000;
const pages = /^\/($|scorecards\/?$|scorecards\/[0-9a-f-]{36}$)/i;
let limit = usual;

// One build's files, taken together past every cache, under addresses of their own: a live page never mixes with them.
self.addEventListener("install", e => e.waitUntil((async () => {
  // What it would only let pass does not wait until it is awake; browsers that do not know this wake it.
  await e.addRoutes?.([{ condition: { or: [{ urlPattern: "/api/*" }, { urlPattern: "/_blazor*" }] }, source: "network" }]).catch(() => {});
  const kept = await caches.open(cache);
  await Promise.all(files.map(async file => {
    const answer = await fresh(file).catch(() => fresh(file));
    await kept.put(prefix + file, answer);
  }));
})()));

async function fresh(file) {
  const answer = await fetch(file, { cache: "reload", credentials: "omit" });
  if (!answer.ok || answer.redirected) throw new Error(file);
  return answer;
}

// No skipWaiting by itself: an open shell keeps its files until it is done with them. The page says when (device.js).
self.addEventListener("activate", e => e.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("shell-") && name !== cache) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("message", e => {
  if (e.data === "take-over") self.skipWaiting();
  // The shell has just heard the server: a slow page shall not send it back.
  if (e.data === "be-patient") limit = patient;
});

self.addEventListener("fetch", e => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== location.origin) return;
  if (e.request.mode === "navigate") { if (pages.test(url.pathname)) e.respondWith(page(e.request)); }
  else if (url.pathname.startsWith(`${prefix}/`)) e.respondWith(kept(url.pathname));
  else if (files.includes(url.pathname)) e.respondWith(asset(e.request, url.pathname));
});

const kept = async path => await caches.match(path, { cacheName: cache }) ?? Response.error();

// Cookies and redirects to the sign-in page pass as they are.
async function page(request) {
  const wait = limit;
  limit = usual;
  const answer = await within(wait, fetch(request));
  return answer && ![502, 503, 504].includes(answer.status) ? answer : kept(prefix + shell);
}

async function asset(request, path) { return await within(usual, fetch(request)) ?? kept(prefix + path); }

const within = (wait, asked) => Promise.race([asked.catch(() => null), new Promise(late => setTimeout(late, wait, null))]);
