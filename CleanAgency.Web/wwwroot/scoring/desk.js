// Between <score-card> and the world: fetches the card and what changed in it, lays own taps over it at once, and gives them to the queue.
// The card shows what the server said plus what this person entered and the server may not have shown yet; nothing is kept here.
import { prepare } from "./device.js";
import { drafts } from "./drafts.js";
import { queue } from "./queue.js";
import { newId } from "./store.js";
import { told } from "./words.js";

const LATER = 2000;      // a done command that no rendering has shown by then is asked for
const KEEP = 1500;       // the kept copy is written at most so often
const AGAIN = 3000;      // without an answer the card is asked for again

export class Desk {
  #card; #queue; #off; #rows = []; #told = 0; #reported = false; #asking; #again = false; #lost = false; #timers = {}; #photos; #drafts; #turn = [];
  #carried = event => {
    if (event.type === "state") this.#card.sync = { ...this.#card.sync, photos: event.state };
    for (const strip of this.#card.querySelectorAll("photo-strip")) strip.heard(event);
  };

  constructor(card) {
    this.#card = card;
    for (const type of ["tap", "retry", "drop"]) card.addEventListener(type, this);
  }

  get id() { return this.#card.getAttribute("card"); }

  /** Where photos are kept until the server has them, and what is being written until it is entered. */
  get shelf() { return this.#queue && { q: this.#queue, card: this.id, drafts: this.#drafts }; }

  async start() {
    if (this.#queue) return;
    this.#queue = await queue(this.#card.getAttribute("person"));
    this.#off = this.#queue.on(event => this.#heard(event));
    document.addEventListener("visibilitychange", this);
    this.#drafts ??= await drafts(this.#queue, this.id, () => this.#written());
    this.#written();
    await this.#waiting();
    const kept = await this.#queue.loadCard(this.id).catch(() => undefined);
    if (kept && !this.#card.document) this.#card.document = kept;
    if (!this.#card.hasAttribute("offline")) await this.refresh(true);
    this.#state();
    prepare();
    await this.#carry();
  }

  // What photos need comes after the card: points do not wait for it. If it cannot come now, the next photo asks again.
  async #carry() {
    try {
      const [{ lane }] = await Promise.all([import("./photo-lane.js"), import("./photo-strip.js")]);
      if (!this.#queue) return;
      this.#photos = lane(this.#queue, this.#carried);
      this.#photos.drain();
    } catch { /* no network */ }
  }

  #written() { this.#card.drafts = this.#drafts.items; }

  stop() {
    this.#drafts?.flush();
    this.#off?.();
    this.#photos?.leave(this.#carried);
    document.removeEventListener("visibilitychange", this);
    this.#queue?.close();
    this.#queue = undefined;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
  }

  handleEvent({ type, detail }) {
    if (type === "visibilitychange") { if (document.hidden) this.#drafts?.flush(); else if (this.#card.document && !this.#card.hasAttribute("offline")) this.refresh(); }
    else if (type === "tap") this.#tap(detail);
    else if (type === "retry") { this.#queue?.drain(); this.#carry(); }
    else this.#queue?.dismiss(detail.id);
  }

  /** What changed since the last answer; one question at a time, and one more if somebody asked meanwhile. */
  async refresh(whole = false) {
    if (this.#asking) { this.#again = true; return this.#asking; }
    this.#asking = this.#fetch(whole).finally(() => { this.#asking = undefined; });
    await this.#asking;
    if (this.#again) { this.#again = false; await this.refresh(); }
  }

  async #fetch(whole) {
    const since = !whole && this.#card.document?.now;
    let answer;
    try { answer = await fetch(`/api/cards/${this.id}${since ? `?since=${encodeURIComponent(since)}` : ""}`, { headers: { accept: "application/json" }, redirect: "manual", cache: "no-store" }); }
    catch { this.#away(); return; }
    if (answer.status === 401 || answer.type === "opaqueredirect") { this.#say("sign-in"); return; }
    if (answer.status === 404) { this.#card.gone(); return; }
    if (!answer.ok || !answer.headers.get("content-type")?.includes("json")) { this.#away(); return; }
    const { factsMark: known, stage: before } = this.#card.document ?? {};
    try { this.#card.document = await answer.json(); } catch { this.#away(); return; }
    // What is known about the unit has changed: it comes only with the whole card.
    if (since && this.#card.document.factsMark !== known) { await this.#fetch(true); return; }
    // Before the group signs it wants to know of every device that it holds nothing more.
    if (before && before !== this.#card.document.stage && this.#card.document.me.scores) this.#queue?.report().catch(() => {});
    this.#lost = false;
    this.#state();
    this.#soon("keep", this.#reported ? KEEP : 0, () => this.#keep().catch(() => {}));
  }

  /** Whoever can score without a line from now on is one the group asks about before it signs, also if his first tap is made without one. */
  async #keep() {
    const { document } = this.#card;
    await this.#queue?.saveCard(document);
    await this.#waiting();
    const first = !this.#reported;
    this.#reported = true;
    if (first && document.me.scores) await this.#queue?.report();
  }

  #tap(detail) {
    if (!this.#queue) return;
    const { item, kind, body } = detail, id = newId(), before = this.#rows.findLast(row => row.item === item && row.kind === "set" && kind === "set" && row.body.field === body.field && row.state !== "refused");
    const seen = detail.seen && { ...detail.seen, command: before?.id ?? null };
    detail.id = id;
    const { document } = this.#card;
    // In words too: whoever loses the card can still read what he entered.
    const about = { unit: document.unit.name, said: told(document, { item, kind, body }) };
    const command = { id, card: this.id, epoch: document.epoch, item, kind, body, seen, about, at: new Date().toISOString() };
    // On the screen at once, "waiting" only when it is on disk.
    this.#show([...this.#rows, { ...command, state: "storing" }]);
    const queue = this.#queue;
    if (this.#turn.push(command) === 1) queueMicrotask(() => this.#enter(queue));
  }

  // What one press has entered goes to disk in one piece, and the draft it was written in goes with it.
  async #enter(queue) {
    const commands = this.#turn.splice(0);
    try { await queue.putAll(commands, this.#drafts?.handed()); } catch { await this.#waiting(); return; }
    if (commands.some(command => command.kind === "attach")) this.#carry();
  }

  #heard(event) {
    if (event.type === "saved") {
      this.#card.sync = { ...this.#card.sync, savedAt: event.row.answered ?? new Date().toISOString() };
      if (!this.#card.hasAttribute("stamp")) this.#soon("ask", 100, () => this.refresh());
      this.#soon("later", LATER, () => { if (this.#rows.some(row => row.state === "done")) this.refresh(); });
    }
    if (event.type === "photos") this.#carry();
    else if (event.type === "state") { this.#state(); if (this.#lost && event.state === "idle") this.#soon("ask", 100, () => this.refresh()); }
    else if (event.row?.card === this.id) this.#learn(event);
  }

  // What the queue tells is shown as it is told: a look at the disk would come later than the next frame.
  #learn({ type, row }) {
    this.#told++;
    const at = this.#rows.findIndex(one => one.id === row.id);
    this.#show(type === "dismissed" ? this.#rows.toSpliced(at, at < 0 ? 0 : 1) : at < 0 ? [...this.#rows, row] : this.#rows.with(at, row));
    this.#state();
  }

  /** The rows as they stand on disk, and those on their way there. */
  async #waiting() {
    const queue = this.#queue, told = this.#told;
    if (!queue) return;
    const [waiting, refused] = await Promise.all([queue.pending(this.id).catch(() => []), queue.refused(this.id).catch(() => [])]);
    // What was told meanwhile is younger.
    if (told !== this.#told) return this.#waiting();
    const there = new Set([...waiting, ...refused].map(row => row.id));
    // A row is on its way to the disk until the queue knows it.
    const storing = this.#rows.filter(row => row.state === "storing" && !there.has(row.id) && Date.parse(row.at) > Date.now() - 10000);
    this.#show([...waiting, ...refused, ...storing]);
    this.#state();
  }

  #show(rows) { this.#card.pending = this.#rows = rows; }

  #state() {
    const { state } = this.#queue ?? {};
    this.#say(this.#rows.some(row => row.state === "unsaved") ? "unsaved" : this.#lost ? "offline" : ["offline", "sign-in", "other-person", "outdated"].includes(state) ? state : this.#card.hasAttribute("offline") ? "offline" : "online");
  }

  #away() {
    this.#lost = true;
    this.#say("offline");
    this.#soon("ask", AGAIN, () => this.refresh());
  }

  #say(state) { if (this.#card.sync.state !== state) this.#card.sync = { ...this.#card.sync, state }; }

  #soon(what, after, work) {
    clearTimeout(this.#timers[what]);
    this.#timers[what] = setTimeout(work, after);
  }
}
