// Is this device good for scoring without a network? Codes only; the words are Device.<level> and Device.Why.<reason> in the texts.
import { getMeta, setMeta } from "./store.js";

const room = 200 * 1024 * 1024;   // below it photos are not taken into the queue: a full disk closes the storage for points too

const patience = 30000;           // the shell comes over the same bad line as everything else

const again = 3000;               // a broken installation leaves nothing behind, so it is asked for again

let asking;

/** Whoever scores gets the shell: from now on the pages open without a network too, where the browser allows it. */
export async function prepare() {
  if (document.documentElement.lang) setMeta("language", document.documentElement.lang).catch(() => {});
  if (!navigator.serviceWorker) { keepRare(); return false; }
  try {
    const worker = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    asking ??= setInterval(() => worker.update().catch(() => {}), 3600000);
  } catch (fault) {
    keepRare();
    return fault.name !== "SecurityError"; // a certificate that was clicked through has no worker; the check says so
  }
  return true;
}

// What is seldom needed the worker keeps; where there is none it comes while there is a network.
const keepRare = () => { for (const file of ["./dispute.js", "./refused.js"]) import(file).catch(() => {}); };

/** A new build waits until nothing is unsent and nobody is typing; a tab on a tablet is never closed, so it has to be asked. */
export async function renew(quiet) {
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker?.waiting && quiet()) worker.waiting.postMessage("take-over");
}

/**
 * { level: "Offline" | "NoReload" | "OnlineOnly", why: [...], persisted, quota, used, roomForPhotos }
 * why: NoStorage, NoHttps, NoWorker, NotPersisted, LittleRoom.
 */
export async function check() {
  const why = [], estimate = await measure();
  const stored = await remembers();
  if (!stored) why.push("NoStorage");
  const controlled = await covered();
  if (!controlled) why.push(isSecureContext ? "NoWorker" : "NoHttps");
  const persisted = await persist();
  if (!persisted) why.push("NotPersisted");
  const roomy = stored && spacious(estimate);
  if (!roomy) why.push("LittleRoom");
  return { level: !stored ? "OnlineOnly" : controlled ? "Offline" : "NoReload", why, persisted, quota: estimate.quota, used: estimate.usage, roomForPhotos: roomy };
}

/** Asked before each photo; a browser that does not measure is believed. */
export async function roomForPhotos() { return spacious(await measure()); }

const measure = async () => await navigator.storage?.estimate?.().catch(() => null) ?? {};
const spacious = ({ quota, usage = 0 }) => quota === undefined || quota - usage > room;

// A strict write, read back: some web views offer a storage that keeps nothing.
async function remembers() {
  try {
    const mark = Date.now();
    await setMeta("check", mark);
    return await getMeta("check") === mark;
  } catch { return false; }
}

// The first visit: the worker is just being installed, over the same bad line as everything else.
async function covered() {
  const end = Date.now() + patience;
  while (await prepare()) {
    if (await Promise.race([ready(), new Promise(late => setTimeout(late, again, false))])) return true;
    if (Date.now() > end) return false;
  }
  return false;
}

/** When the shell is installed, however long it takes. */
export const ready = () => navigator.serviceWorker.ready.then(() => true);

async function persist() {
  try { return await navigator.storage.persisted() || await navigator.storage.persist(); } catch { return false; }
}
