// What one person keeps on this device besides the queue: cards and photos taken along, drafts, and the settled rows that a restore may need.
import { change, getMeta, jot, look, read, setMeta, write } from "./store.js";

const day = 86400000, settledStates = ["done", "kept"];
const all = (...key) => IDBKeyRange.bound(key, [...key, []]);
const hashes = keys => new Set(keys.map(([, hash]) => hash));
export const hashesOf = files => (files ?? []).flatMap(({ hash, thumb }) => thumb ? [hash, thumb] : [hash]);

/** The device belongs to this person from now on, and shows the kept cards offline for twelve hours after the last contact. */
export async function stay(id, name) {
  const there = await getMeta("person"), until = Date.now() + day / 2;
  const called = name ?? (there?.id === id ? there.name : "");
  if (there?.id === id && there.name === called && there.until > until - 600000) return;
  await setMeta("person", { id, name: called, until });
}

/** On the whole device: how much, not whose and not what. */
export const countAnybodys = () => read("commands", s => s.index("anybody").count("pending"));
export const countUnsent = person => read("commands", s => s.index("state").count([person, "pending"]));

export class Kept {
  constructor(person) { this.person = person; }

  async saveCard(document) {
    if (document.stage === "Locked") return this.dropCard(document.card);
    await jot("cards", s => s.put({ person: this.person, card: document.card, document, at: Date.now() }));
    // What this document already shows needs no overlay any more.
    const shows = row => row.item && row.version ? document.items?.[row.item]?.version >= row.version : document.now >= row.answered;
    await this.settled(row => row.card === document.card && row.state === "done" && shows(row) ? { ...row, state: "kept" } : undefined);
  }

  async loadCard(card) { return (await read("cards", s => s.get([this.person, card])))?.document; }

  async cards() { return (await read("cards", s => s.getAll(all(this.person)))).map(row => row.document); }

  /** Not taken along any more, or locked: what the server has is cleared; what it refused stays until dismissed. */
  async dropCard(card) {
    await jot("cards", s => s.delete([this.person, card]));
    await jot("photos", s => change(s, all(this.person), null, photo => photo.card === card && photo.sent === 1 ? null : undefined));
    await this.settled(row => row.card === card ? null : undefined);
  }

  // sent: 0 only here, 1 on the server too, 2 the server does not take it.
  async savePhoto(photo) { await write("photos", s => s.put({ ...photo, person: this.person, sent: photo.sent ? 1 : 0, at: Date.now() })); }

  async loadPhoto(hash) { return read("photos", s => s.get([this.person, hash])); }

  async cardIds() { return (await read("cards", s => s.getAllKeys(all(this.person)))).map(([, card]) => card); }

  /** What a round of the queue has to know: { rows: that wait, cards: ids taken along, absent: hashes of photos that are only here, useless: that the server does not take }. */
  async look() {
    const [rows, cards, photos, refused] = await look(["commands", "cards", "photos"], (commands, cards, photos) => [commands.index("state").getAll([this.person, "pending"]), cards.getAllKeys(all(this.person)), photos.index("sent").getAllKeys([this.person, 0]), photos.index("sent").getAllKeys([this.person, 2])]);
    return { rows: rows.sort((a, b) => a.seq - b.seq), cards: cards.map(([, card]) => card), absent: hashes(photos), useless: hashes(refused) };
  }

  /** What was photographed for a draft waits with it: it may be given up yet. */
  async photosToSend() {
    const { drafted, waiting } = await this.#named();
    return (await read("photos", s => s.index("sent").getAllKeys([this.person, 0]))).map(([, hash]) => hash).filter(hash => waiting.has(hash) || !drafted.has(hash));
  }

  /** Hashes of photos: which a draft names, and which a command that is not on the server. */
  async #named() {
    const [drafts, pending, refused] = await look(["drafts", "commands"], (drafts, commands) => [drafts.getAll(all(this.person)), ...["pending", "refused"].map(state => commands.index("state").getAll([this.person, state]))]);
    return { drafted: new Set(drafts.flatMap(draft => hashesOf(draft.values.files))), waiting: new Set(hashesOf([...pending, ...refused].filter(row => row.kind === "attach").map(row => row.body))) };
  }

  /** Of one card, or all of this person. */
  async drafts(...card) { return read("drafts", s => s.getAll(all(this.person, ...card))); }

  async saveDraft(draft) { await write("drafts", s => s.put({ ...draft, person: this.person }), true); }

  async dropDraft({ card, item, form }) { await write("drafts", s => s.delete([this.person, card, item, form]), true); }

  /** A draft does not name them any more: what nothing else names goes. */
  async unname(files) {
    const { drafted, waiting } = await this.#named(), gone = hashesOf(files).filter(hash => !drafted.has(hash) && !waiting.has(hash));
    await jot("photos", s => { for (const hash of gone) change(s, [this.person, hash], null, photo => photo.sent ? undefined : null); });
  }

  async photoSent(hash) { await jot("photos", s => change(s, [this.person, hash], null, photo => ({ ...photo, sent: 1 }))); }

  /** It stays until what names it is dismissed. */
  async photoRefused(hash, reason) { await write("photos", s => change(s, [this.person, hash], null, photo => ({ ...photo, sent: 2, reason }))); }

  /** The server had it and has it no more: it is sent once more. */
  async photoWanted(hash) { await jot("photos", s => change(s, [this.person, hash], null, photo => photo.sent === 1 ? { ...photo, sent: 0 } : undefined)); }

  async dropUseless(hashes) { for (const hash of hashes) await jot("photos", s => change(s, [this.person, hash], null, photo => photo.sent === 2 ? null : undefined)); }

  /** At sign-out: what the server has goes; what is unsent, refused or still a draft stays, sealed under its person. */
  async clear() {
    await write("cards", s => s.delete(all(this.person)));
    await write("photos", s => change(s, all(this.person), null, photo => photo.sent === 1 ? null : undefined));
    await this.settled(() => null);
  }

  /** Settled rows wait a week for a restore, not for ever. */
  async prune() { await this.settled(row => row.settled < Date.now() - 7 * day ? null : undefined); }

  /** Another life of the server: its database was put back from a backup. What it may have forgotten is sent again, its ledger sorts out the rest. */
  async heard(server) {
    if (!server || server === this.server) return;
    const key = `server ${this.person}`, before = await getMeta(key);
    if (before && before !== server) await this.settled(row => row.settled > Date.now() - 7 * day ? { ...row, state: "pending", tries: 0, next: 0 } : undefined, write);
    if (before !== server) await setMeta(key, server);
    this.server = server;
  }

  async settled(alter, how = jot) {
    for (const state of settledStates) await how("commands", s => change(s, IDBKeyRange.only([this.person, state]), "state", alter));
  }
}
