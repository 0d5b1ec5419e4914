// Carries the photos of one person to the server, in a lane of its own: a photo never holds back points. Each is asked for by its hash
// first, so a line that broke, a second tab or a restart only costs the question.
import { roomForPhotos } from "./device.js";
import { me, there } from "./post.js";

const patience = 15000, longest = 120000, rests = [500, 1000, 2000, 4000, 8000, 15000, 30000, 60000], lanes = new Map();

/** Keeps what photos.js has made until the server has it. Once this returns it outlives the browser; then the attach may be put. Throws Photo.NoRoom. */
export async function keep(q, made, card) {
  if (!await roomForPhotos()) throw Object.assign(new Error("no room"), { code: "Photo.NoRoom" });
  if (made.thumb) await q.savePhoto({ ...made.thumb, card, name: made.name });
  await q.savePhoto({ ...made.file, card, name: made.name });
}

/** The picture itself: from this device, else from the server; null where it cannot be had now. */
export async function picture(q, hash) {
  const kept = await q.loadPhoto(hash).catch(() => null);
  if (kept) return new Blob([kept.bytes], { type: kept.type });
  try {
    const answer = await fetch(`/api/files/${hash}`, { credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(patience) });
    return answer.ok ? await answer.blob() : null;
  } catch { return null; }
}

/** For a card that is taken along: its thumbnails stay on the device until sign-out. One that cannot be had now is fetched when it is looked at. */
export const take = (q, card, thumbs) => Promise.allSettled(thumbs.map(async hash => {
  if (await q.loadPhoto(hash)) return;
  const blob = await picture(q, hash);
  if (blob) await q.savePhoto({ hash, card, bytes: await blob.arrayBuffer(), type: blob.type, size: blob.size, sent: true });
}));

/** One lane a person and page, as there is one queue: whoever asks hears it, and the page's last queue ends it. */
export function lane(q, tell) {
  let one = lanes.get(q);
  if (!one) lanes.set(q, one = new PhotoLane(q, event => { for (const hears of one.ears) hears(event); }));
  one.ears.add(tell);
  return one;
}

/**
 * tell({ type: "progress", hash, share } | { type: "sent", hash } | { type: "refused", hash, reason: { code, text } } | { type: "state", state })
 * state: idle | sending | offline | sign-in | other-person.
 */
export class PhotoLane {
  #q; #tell; #running = null; #again = false; #timer = 0; #failed = 0; #over = false; #request = null; #busySince = 0;
  ears = new Set();

  constructor(q, tell = () => {}) {
    this.#q = q;
    this.#tell = tell;
    globalThis.addEventListener("online", this);
    // Whoever makes it hears it from the first word on.
    queueMicrotask(() => this.drain());
  }

  handleEvent() { this.#failed = 0; this.drain(); }

  /** Whoever heard it goes; without anybody it ends. */
  leave(tell) {
    this.ears.delete(tell);
    if (this.ears.size > 0) return;
    lanes.delete(this.#q);
    this.close();
  }

  close() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#request?.abort();
    globalThis.removeEventListener("online", this);
  }

  drain() {
    if (this.#running) { this.#again = true; return this.#running; }
    clearTimeout(this.#timer);
    return this.#running = this.#rounds().finally(() => { this.#running = null; });
  }

  async #rounds() {
    let state;
    do {
      this.#again = false;
      state = await this.#alone().catch(() => "offline");
    } while (this.#again && state === "idle" && !this.#over);
    if (this.#over) return state;
    if (state === "idle") this.#failed = 0;
    else if (state !== "other-person") this.#timer = setTimeout(() => this.drain(), rests[Math.min(this.#failed++, rests.length - 1)]);
    this.#tell({ type: "state", state });
    return state;
  }

  // Two tabs would only send the same bytes twice: whoever finds it busy looks again later, and goes ahead where a frozen page keeps it for
  // longer than any photo takes.
  async #alone() {
    if (!navigator.locks) return this.#round();
    const state = await navigator.locks.request(`photos ${this.#q.person}`, { ifAvailable: true }, lock => lock ? this.#round() : "busy");
    if (state !== "busy") { this.#busySince = 0; return state; }
    this.#busySince ||= Date.now();
    return Date.now() - this.#busySince > longest ? this.#round() : "offline";
  }

  async #round() {
    const photos = await this.#waiting();
    if (!photos.length) return "idle";
    const here = await me();
    if (here.retry) return here.retry;
    if (here.person !== this.#q.person) return "other-person";
    this.#tell({ type: "state", state: "sending" });
    // One that the server cannot take at the moment does not hold up the others.
    let trouble = null;
    for (const photo of photos) {
      if (this.#over) return "offline";
      const outcome = await this.#send(photo);
      if (outcome === "later") trouble = "offline";
      else if (typeof outcome === "string" && outcome !== "sent") return outcome;
    }
    return trouble ?? "idle";
  }

  async #waiting() {
    const rows = await Promise.all((await this.#q.photosToSend()).map(hash => this.#q.loadPhoto(hash)));
    return rows.filter(Boolean).sort((a, b) => a.at - b.at);
  }

  async #send(photo) {
    const has = await there(photo.hash), answer = has === 404 ? await this.#put(photo) : { status: has };
    if ([200, 201].includes(answer.status)) {
      await this.#q.photoSent(photo.hash);
      this.#tell({ type: "sent", hash: photo.hash });
      return "sent";
    }
    if (answer.status === 401) return "sign-in";
    if (answer.status === 409) return "other-person";
    // On the way something was lost: what lies here is whole.
    if ([403, 413, 415, 422].includes(answer.status) && answer.reason?.code && answer.reason.code !== "Evidence.WrongHash") {
      await this.#q.photoRefused(photo.hash, answer.reason);
      this.#tell({ type: "refused", hash: photo.hash, reason: answer.reason });
      return null;
    }
    return answer.status ? "later" : "offline";
  }

  // XMLHttpRequest, because fetch does not say how much of a body has been sent.
  #put(photo) {
    return new Promise(done => {
      const request = this.#request = new XMLHttpRequest();
      request.open("PUT", `/api/files/${photo.hash}`);
      request.setRequestHeader("x-scoring", "1");
      request.setRequestHeader("x-person", this.#q.person);
      request.setRequestHeader("content-type", "application/octet-stream");
      request.timeout = longest;
      request.upload.onprogress = e => { if (e.lengthComputable) this.#tell({ type: "progress", hash: photo.hash, share: e.loaded / e.total }); };
      request.onload = () => done({ status: request.status, reason: reasonOf(request.responseText) });
      request.onerror = request.onabort = request.ontimeout = () => done({ status: 0 });
      request.send(photo.bytes);
    });
  }
}

function reasonOf(body) {
  try { return JSON.parse(body).reason ?? null; } catch { return null; }
}
