// The no-loss queue of one person on this device. The whole API:
//   const q = await queue(person, { name });  // the person signed in here, or, offline, the one this device belongs to
//   await q.put({ card, epoch, item, kind, body, seen })
//                       -> the row, once it is on disk: state "pending". Storage broken: it is sent at once; state "done", "refused",
//                          or "unsaved": neither here nor there, say so in red; it is tried again until it is somewhere.
//   await q.putAll(commands, drafts)   what was entered at once, and the keys of the drafts it was written in: on disk whole or not at all
//   await q.pending(card)   rows the kept or shown card may lack: pending, unsaved, and done ones with the version the server gave
//   await q.refused(card?)  rows the server refused, with reason { code, text }; they stay until q.dismiss(id)
//   await q.unsent()        how many commands of this person wait, over all cards
//   q.drain()               -> "idle" | "waiting" | "busy" | "offline" | "sign-in" | "other-person" | "outdated"
//   await q.report()        tells the server which cards this device has taken along, also when nothing is to be sent
//   q.on(e => …)            -> function that ends it. e: { type: "put" | "saved" | "refused" | "later" | "dismissed", row, answer? }
//                              or { type: "state", state } or { type: "photos" }, some have to be sent again; what other tabs of this person do is told too
//   await q.saveCard(document), q.loadCard(id), q.cards(), q.dropCard(id)      the card documents kept for offline
//   await q.savePhoto({ hash, card, bytes, type, sent }), q.loadPhoto(hash), q.photosToSend() -> hashes, q.photoSent(hash), q.photoRefused(hash, reason)
//   await q.saveDraft({ card, item, form, values, at }), q.drafts(card?), q.dropDraft(draft), q.unname(files)     what is not entered yet (drafts.js)
//   await q.clear()         at sign-out: takes away what the server has; what is unsent, refused or a draft stays, sealed under the person
//   q.close()               whoever asked for the queue gives it back; the last one stops it
import { hashesOf, Kept, stay } from "./kept.js";
import { longest, pick } from "./lanes.js";
import { me, post, protocol, there } from "./post.js";
import { change, dashed, device, enter, jot, newId, read, write } from "./store.js";

const most = 50, largest = 240 * 1024;
const unsent = row => row.state === "pending" || row.state === "unsaved", filesOf = row => row.kind === "attach" ? hashesOf([row.body]) : [];
const deaths = 3;   // so often no answer although the server has just answered /api/me: the batch may be what kills it
const sent = ({ id, card, epoch, item, kind, body, seen, at }) => ({ id, card, epoch, item, kind, body, seen, at });

class Queue extends Kept {
  #listeners = new Set();
  #mirror = [];          // the pending rows as last seen on disk: sent from here when the disk cannot be read any more
  #unsaved = [];         // what the disk did not take
  #pieces = new WeakMap();   // row -> with what it goes to disk
  #storing = Promise.resolve();
  #running = null;
  #again = false;
  #met = false;          // asked who is signed in since the line was last down
  #size = most;
  #died = { id: null, times: 0 };
  #busySince = 0;
  #timer = 0;
  #state = "idle";
  #failures = 0;
  users = 0;
  #channel = globalThis.BroadcastChannel ? new BroadcastChannel("scoring") : null;

  constructor(person, device) {
    super(person);
    this.device = device;
    if (this.#channel) this.#channel.onmessage = e => { if (e.data.person === person) this.#heardOf(e.data.event); };
    globalThis.addEventListener("online", this);
    globalThis.document?.addEventListener("visibilitychange", this);
    globalThis.addEventListener("beforeunload", this);
  }

  get state() { return this.#state; }

  handleEvent(e) {
    if (e.type === "beforeunload") { if (this.#unsaved.length) e.preventDefault(); }
    else if (e.type === "online" || document.visibilityState === "visible") this.drain();
  }

  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close() {
    if (--this.users > 0) return;
    this.#still();
    this.#channel?.close();
    this.#listeners.clear();
    globalThis.removeEventListener("online", this);
    globalThis.document?.removeEventListener("visibilitychange", this);
    globalThis.removeEventListener("beforeunload", this);
    this.closed = true;
    open.delete(this.person);
  }

  // The other tab sends it; if that is closed before, this one does.
  #heardOf(event) {
    this.#tell(event, false);
    if (event.type === "put" && !this.#timer) this.#soon(3000);
  }

  // --- taps -----------------------------------------------------------------------------------------------------------

  async put(command) { return (await this.putAll([command]))[0]; }

  async putAll(commands, drafts = []) {
    const rows = commands.map(command => ({ id: newId(), person: this.person, device: this.device, item: null, seen: null, at: new Date().toISOString(), protocol, state: "pending", tries: 0, ...command }));
    // One after the other, so that what the disk has refused once still comes before what it takes now.
    await (this.#storing = this.#storing.then(() => this.#store(rows, drafts)));
    if (rows.some(row => row.state === "unsaved")) await this.drain();
    else this.drain();
    return rows;
  }

  async #store(rows, drafts) {
    await this.#rescue();
    for (const row of rows) {
      this.#unsaved.push(Object.assign(row, { state: "unsaved" }));
      this.#pieces.set(row, { rows, drafts });
    }
    await this.#rescue();
    for (const row of rows) if (row.state === "unsaved") this.#tell({ type: "put", row });
  }

  // What stands only on the screen goes to disk, in its order, as soon as the disk takes it.
  async #rescue() {
    while (this.#unsaved.length) {
      const piece = this.#pieces.get(this.#unsaved[0]), rows = this.#unsaved.filter(row => piece.rows.includes(row));
      let numbers;
      try { numbers = await enter(rows.map(row => ({ ...row, state: "pending" })), piece.drafts); } catch { return; }
      this.#unsaved = this.#unsaved.filter(row => !rows.includes(row));
      rows.forEach((row, n) => Object.assign(row, { seq: numbers[n], state: "pending" }));
      this.#mirror.push(...rows);
      for (const row of rows) this.#tell({ type: "put", row });
    }
  }

  async #rows(...states) {
    const found = await Promise.all(states.map(state => read("commands", s => s.index("state").getAll([this.person, state]))));
    return found.flat().sort((a, b) => a.seq - b.seq);
  }

  async pending(card) {
    const onDisk = await this.#rows("pending", "done").catch(() => this.#mirror);
    return [...onDisk, ...this.#unsaved].filter(row => row.card === card);
  }

  async refused(card) { return (await this.#rows("refused")).filter(row => !card || row.card === card); }

  async unsent() { return (await this.#waiting()).length; }

  /** For a file the person can hand to somebody: everything that is not on the server. */
  async unsentRows() {
    const rows = [...await this.#waiting(), ...await this.refused().catch(() => [])].map(({ state, reason, ...row }) => ({ ...sent(row), about: row.about, state, reason }));
    return [...rows, ...(await this.drafts().catch(() => [])).map(({ person, ...draft }) => ({ ...draft, state: "draft" }))];
  }

  async photoSent(hash) {
    await super.photoSent(hash);
    this.drain();
  }

  async photoRefused(hash, reason) {
    await super.photoRefused(hash, reason);
    this.drain();
  }

  async dismiss(id) {
    let gone;
    await write("commands", s => change(s, id, "id", row => { if (row.state === "refused" && row.person === this.person) { gone = row; return null; } }));
    if (!gone) return;
    await this.dropUseless(filesOf(gone)).catch(() => {});
    this.#tell({ type: "dismissed", row: gone });
  }

  // --- to the server --------------------------------------------------------------------------------------------------

  drain() {
    if (this.closed) return Promise.resolve(this.#state);
    if (this.#running) { this.#again = true; return this.#running; }
    this.#still();
    return this.#running = this.#drain().finally(() => { this.#running = null; });
  }

  async #drain() {
    let state;
    do {
      this.#again = false;
      state = await this.#locked(() => this.#round());
    } while (this.#again && ["idle", "waiting"].includes(state));
    this.#failures = ["idle", "waiting", "busy"].includes(state) ? 0 : this.#failures + 1;
    this.#become(state);
    await this.#comeBack(state);
    return state;
  }

  // Never a queued wait: a frozen page keeps its lock, and behind a page in the back/forward cache nobody is served. The lock only saves
  // traffic, the server's ledger makes double sending harmless: whoever finds it busy for longer than a request lasts goes ahead.
  async #locked(work) {
    if (!navigator.locks) return work();   // plain http
    const state = await navigator.locks.request(`scoring-${this.person}`, { ifAvailable: true }, lock => lock ? work() : "busy");
    if (state !== "busy") { this.#busySince = 0; return state; }
    this.#busySince ||= Date.now();
    return Date.now() - this.#busySince > 20000 ? work() : state;
  }

  async #round() {
    for (;;) {
      await this.#rescue();
      const away = await this.#meet();
      const { cards, absent, ...seen } = await this.#seen(), rows = await this.#takeable(seen);
      if (!rows.length) { this.#size = most; return "idle"; }
      if (away) return away;
      const batch = this.#fit(pick(rows, Date.now(), this.#size, absent));
      if (!batch.length) return "waiting";
      this.#become("sending");
      const said = await this.#send(rows, batch, cards);
      if (!said.retry) {
        await this.heard(said.server).catch(() => {});
        const answers = await Promise.all(batch.map(row => this.#understood(row, said.answers.find(a => a.id === row.id) ?? { id: row.id, status: "later" })));
        await this.#settle(batch, answers, said.now);
        if (answers.every(a => a.status === "later")) return "waiting";
        continue;
      }
      if (said.retry === "offline") this.#met = false;
      if (!said.suspect && !(said.retry === "offline" && this.#kills(batch[0]))) return said.retry;
      // The batch hurts the server: halved until the guilty command is alone; then only its lane waits.
      if (batch.length > 1) this.#size = batch.length >> 1;
      else {
        await this.#settle(batch, [{ id: batch[0].id, status: "later" }]);
        this.#size = most;
      }
    }
  }

  // A file that the server does not take: what names it is refused with the reason of the file, or nothing at all if its person has taken it away himself.
  async #takeable({ rows, useless }) {
    const vain = rows.filter(row => filesOf(row).some(hash => useless.has(hash))), backs = row => rows.filter(one => one.kind === "detach" && one.body.file === row.id);
    const told = vain.filter(row => backs(row).length === 0), dropped = vain.filter(row => !told.includes(row)).flatMap(row => [row, ...backs(row)]);
    for (const row of told) {
      const photos = await Promise.all(filesOf(row).map(hash => this.loadPhoto(hash).catch(() => null)));
      await this.#settle([row], [{ id: row.id, status: "refused", reason: photos.find(photo => photo?.reason)?.reason }]);
    }
    if (dropped.length > 0) await this.#drop(dropped, told.flatMap(filesOf));
    return rows.filter(row => !vain.includes(row) && !dropped.includes(row));
  }

  async #drop(rows, named) {
    await write("commands", s => { for (const row of rows) change(s, row.seq, null, there => there.state === "pending" ? null : undefined); }).catch(() => {});
    await this.dropUseless(rows.flatMap(filesOf).filter(hash => !named.includes(hash))).catch(() => {});
    for (const row of rows) this.#tell({ type: "dismissed", row });
  }

  // The server misses a file: what lies here is sent once more; what lies neither here nor there is lost, and its person is told.
  async #understood(row, answer) {
    if (answer.reason?.code !== "file-missing") return answer;
    for (const hash of filesOf(row)) {
      const here = await this.loadPhoto(hash).catch(() => ({}));
      if (here?.sent === 1) { await this.photoWanted(hash).catch(() => {}); this.#tell({ type: "photos" }); }
      if (!here && await there(hash) === 404) return { id: row.id, status: "refused", reason: { code: "Photo.Lost" } };
    }
    return answer;
  }

  #send(rows, batch, cards) {
    return post({ protocol, person: this.person, device: this.device, sentAt: new Date().toISOString(), kept: along(rows, batch, cards), commands: batch.map(sent) });
  }

  async report() {
    const { rows, cards } = await this.#seen();
    await this.#send(rows, [], cards);
  }

  async #seen() {
    try {
      const seen = await this.look();
      this.#mirror = seen.rows;
      return { ...seen, rows: [...seen.rows, ...this.#unsaved] };
    } catch { return { rows: [...this.#mirror, ...this.#unsaved], cards: [], absent: new Set(), useless: new Set() }; /* unreadable: as last seen */ }
  }

  /** Which of them the disk has not taken: they end with the page. */
  get unsaved() { return this.#unsaved.length; }

  async #waiting() {
    try { this.#mirror = await this.#rows("pending"); } catch { /* unreadable: as last seen */ }
    return [...this.#mirror, ...this.#unsaved];
  }

  // The server takes 256 KB; a prefix of a batch is a prefix of each lane still.
  #fit(batch) {
    let bytes = 1024;
    const end = batch.findIndex(row => (bytes += 3 * JSON.stringify(sent(row)).length) > largest);
    return end < 0 ? batch : batch.slice(0, Math.max(1, end));
  }

  // Asked at the start and after each outage: is it still this person, and still the same life of the database?
  async #meet() {
    if (this.#met) return null;
    const said = await me();
    if (said.retry) return said.retry;
    if (dashed(said.person) !== this.person) return "other-person";
    this.#met = true;
    await this.heard(said.server).catch(() => {});
    await stay(this.person, said.name).catch(() => {});
    return null;
  }

  #kills(first) {
    const times = this.#size < most ? deaths : this.#died.id === first.id ? this.#died.times + 1 : 1;
    this.#died = { id: first.id, times };
    return times >= deaths;
  }

  // Begun before it is said, so that who is told and looks finds it. If the note is lost, the row is sent once more and is a duplicate.
  async #settle(batch, answers, now) {
    batch.forEach((row, n) => Object.assign(row, outcome(row, answers[n], now)));
    [this.#mirror, this.#unsaved] = [this.#mirror.filter(unsent), this.#unsaved.filter(unsent)];
    // Sent past a disk that took nothing: its draft, written while the disk still did, must not come back as if it were not entered.
    for (const row of batch) if (row.seq === undefined && row.state === "done") for (const [, card, item, form] of this.#pieces.get(row)?.drafts ?? []) this.dropDraft({ card, item, form }).catch(() => {});
    const noted = jot("commands", s => {
      for (const row of batch) if (row.seq !== undefined) change(s, row.seq, null, there => there.state === "pending" ? row : undefined);
    }).catch(() => {});
    batch.forEach((row, n) => this.#tell({ type: { done: "saved", duplicate: "saved", refused: "refused" }[answers[n].status] ?? "later", row, answer: answers[n] }));
    await noted;
  }

  // --- when to try again ------------------------------------------------------------------------------------------------

  async #comeBack(state) {
    if (globalThis.document === undefined) return;   // a worker does not stay awake
    let wait = { idle: 0, busy: 1000, waiting: 1000 }[state] ?? Math.min(2000 * 1.5 ** (this.#failures - 1), 15000);
    if (state === "waiting") {
      const next = Math.min(...(await this.#waiting()).map(row => row.next || Date.now() + 5000));
      wait = Math.min(longest, Math.max(100, next - Date.now()));
    }
    if (this.#unsaved.length) wait = Math.min(wait || 2000, 2000);
    if (wait) this.#soon(wait);
  }

  #soon(wait) {
    this.#still();
    if (!this.closed) this.#timer = setTimeout(() => this.drain(), wait);
  }

  #still() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #become(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell({ type: "state", state }, false);
  }

  #tell(event, others = true) {
    if (others) this.#channel?.postMessage({ person: this.person, event });
    for (const listener of this.#listeners) listener(event);
  }
}

// Before a card is signed it lists the devices that took it along, and what they still have.
function along(rows, batch, cards) {
  const left = rows.filter(row => !batch.includes(row));
  return [...new Set([...cards, ...rows.map(row => row.card)])].map(card => ({ card, unsent: left.filter(row => row.card === card).length }));
}

function outcome(row, answer, now) {
  switch (answer.status) {
    case "done":
    case "duplicate": return { state: "done", version: answer.version, judged: { state: answer.state, points: answer.points ?? null }, answered: now, settled: Date.now() };
    case "refused": return { state: "refused", reason: answer.reason };
    default: return { tries: row.tries + 1, next: Date.now() + Math.min(longest, 500 * 2 ** row.tries) };
  }
}

const open = new Map();

/** One queue a person and page. */
export async function queue(person, { name } = {}) {
  const id = dashed(person);
  if (!open.has(id)) {
    const q = new Queue(id, await device().catch(() => newId()));
    // Asked twice at once, the first is the one.
    if (!open.has(id)) { open.set(id, q); q.prune().catch(() => {}); q.drain(); globalThis.document?.dispatchEvent(new Event("scoring")); }
  }
  if (name) await stay(id, name).catch(() => {});
  const q = open.get(id);
  q.users++;
  return q;
}
