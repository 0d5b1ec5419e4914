// <score-card>: the frame around the items. It shows view(document, pending) and keeps nothing itself.
//   In:  .document (GET /api/cards/{id}, whole or the delta of "since"), .pending (own rows of the queue, also refused ones),
//        .sync { state: "online" | "offline" | "sign-in" | "other-person" | "unsaved", photos: of their own lane, savedAt, reason }, .people [{ id, name, item, at }],
//        .drafts: ids of the items that something is written at and not entered, the latest last
//   Out: "tap" { kind, body, item, seen; id is written back by the queue }, "here" { item }, "retry", "drop" { id }, "act" { name }
//   With attributes card, person and stamp it works by itself: desk.js fetches, queues and sends.
import { foreseen, itemOf, nextOpen, stateOf, totals, view } from "./card.js";
import { Bar } from "./bar.js";
import { button, h, icon, mark, put, show } from "./dom.js";
import { extras } from "./extras.js";
import { header } from "./header.js";
import { News } from "./news.js";
import { row } from "./row.js";
import { ScoreItem } from "./score-item.js";
import { rectify } from "./talks.js";
import { say, speak } from "./texts.js";

const untouched = { version: 0, points: null, why: [], claims: [], entries: [], files: [], disputed: false };

export class ScoreCard extends HTMLElement {
  static observedAttributes = ["stamp", "people"];
  #document; #pending = []; #sync = { state: "online" }; #people = []; #drafts = [];
  #rows = new Map();      // item id -> { item, node, update }
  #prefills = new Map();
  #news = new News(() => this.#soon());
  #open; #header; #rail; #bar; #list; #extras; #seen; #due; #lock; #flat; #again; #none; #rectify;

  async connectedCallback() {
    dress();
    this.ready ??= speak(document.documentElement.lang || "zh-CN");
    this.classList.add("touch");
    this.addEventListener("keydown", topmost, true);
    this.addEventListener("keydown", this);
    this.addEventListener("tap", this);
    document.addEventListener("visibilitychange", this);
    document.addEventListener("circuit", this);
    if (this.hasAttribute("card") && !this.desk) {
      const { Desk } = await import("./desk.js");
      this.desk = new Desk(this);
    }
    await this.ready;
    this.desk?.start();
    this.#soon();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this);
    document.removeEventListener("circuit", this);
    this.desk?.stop();
    this.#lock?.release();
  }

  attributeChangedCallback(name, _, value) {
    if (name === "people") this.people = JSON.parse(value || "[]");
    else this.desk?.refresh();
  }

  get document() { return this.#document; }
  set document(next) {
    const before = this.#document;
    this.#document = next.scheme ? next : { ...before, ...next, scheme: before.scheme, items: { ...before.items, ...next.items } };
    if (next.scheme) for (const item of this.items) this.#prefills.set(item.id, this.#prefill(item));
    if (before && this.#rows.size > 0) this.#news.heard(before, this.#document, id => this.#rows.get(id)?.item);
    this.#soon();
  }

  get pending() { return this.#pending; }
  set pending(rows) { this.#pending = rows; this.#soon(); }
  get sync() { return this.#sync; }
  set sync(state) { this.#sync = state; this.#soon(); }
  get people() { return this.#people; }
  set people(all) { this.#people = all; this.#soon(); }
  set drafts(items) { this.#drafts = items; this.#soon(); }
  get items() { return this.#document.scheme.areas.flatMap(area => area.items); }
  itemOf(id) { return id && itemOf(this.#document, id); }
  /** The next item that wants an answer, from the open one on. */
  get next() { return nextOpen(this.#seen, this.#open ?? this.items.at(-1).id); }
  get opened() { return this.#open; }

  /** One rendering for all that changed in this turn; taps do not wait for it. */
  #soon() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(async () => { await this.ready; this.#due = false; if (this.isConnected && this.#document) this.#render(); });
  }

  #render() {
    if (this.#rows.size === 0 || this.items.some(item => !this.#rows.has(item.id))) this.#build();
    const mine = this.#pending.filter(one => one.state !== "refused"), waits = Map.groupBy(mine.filter(one => one.state === "pending" || one.state === "unsaved"), one => one.item), kept = new Map(mine.map(one => [one.id, one.state]));
    const seen = view(this.#document, mine.map(one => ({ ...one, acknowledged: one.answered }))), card = { ...seen, shelf: this.desk?.shelf };
    // What is laid over says how far it has got: "done" is on the server and only not rendered yet.
    for (const one of [seen.findings, seen.extras, seen.disputes, ...Object.values(seen.items).flatMap(state => [state.claims, state.entries])].flat()) if (one?.pending) one.pending = kept.get(one.id) === "done" ? false : kept.get(one.id) ?? "pending";
    // An item waits while a tap of this person is not on the server; what the server has taken is only not rendered yet.
    const states = this.items.map(item => Object.assign(this.#rows.get(item.id), { item, state: { ...untouched, ...seen.items[item.id], ...selfOf(seen, item), state: stateOf(seen, item), pending: waits.get(item.id)?.length ?? 0, prefill: this.#prefills.get(item.id) } }).state);
    this.#seen = seen;
    for (const { item, update, state } of this.#rows.values()) update(state, { people: this.#people.filter(one => one.item === item.id && one.id !== card.me.id), fresh: this.#news.of(item.id), pending: state.pending > 0, draft: this.#drafts.includes(item.id), me: card.me });
    this.#header.update({ document: this.#document, totals: totals(seen), items: this.items, states, pending: this.#pending, sync: this.#sync, people: this.#people });
    this.#rectify.update(seen);
    this.#bar.update({ items: this.items, states, open: this.#open });
    this.#extras.update(card);
    const open = this.#rows.get(this.#open);
    open?.pane?.show(open.item, open.state, card);
  }

  #build() {
    this.#rows.clear();
    this.#open = null;
    for (const item of this.items) this.#rows.set(item.id, { item, ...row(item, () => this.open(this.#open === item.id && this.upright ? null : item.id)) });
    this.#header = header(this);
    this.#bar = new Bar(this);
    this.#extras = extras(this);
    this.#rectify = rectify(this);
    this.#flat = h("ul", { class: "flat", hidden: true });
    this.#none = nothing();
    this.#list = h("div", { class: "list", role: "region", "aria-label": say("Items") },
      this.#none.node, this.#flat,
      this.#document.scheme.areas.map(area => h("section", { class: "area", id: `area-${area.code}`, "aria-labelledby": `area-${area.code}-name` },
        h("div", { class: "sec" }, h("h2", { id: `area-${area.code}-name` }, `${area.code}\u3000${area.name} `, h("span", {}, say("Points", { w: area.max }))), h("span", {}, say("Self")), h("span", {}, say("Team")), h("span", {}, say("Gap"))),
        h("ul", {}, area.items.map(item => this.#rows.get(item.id).node)))),
      this.#rectify.node, this.#extras.node);
    this.replaceChildren(this.#header.node, this.#header.rail, this.#list, h("p", { class: "blank" }, icon("list"), h("span", {}, say(this.#document.open ? "Blank" : "Blank.Closed"))), this.#bar.node, this.#header.sheet, this.#news.node);
    this.#rows.values().next().value.button.tabIndex = 0;
    const wanted = this.getAttribute("item");   // the address leads to an item
    const writing = this.#drafts.findLast(id => this.#rows.has(id));   // or somebody goes on where he was
    if (this.#rows.has(wanted)) queueMicrotask(() => jump(wanted));
    else if (writing) queueMicrotask(() => this.open(writing, { reveal: true }));
    this.#awake();
  }

  /** What the facts alone would give, if somebody says that they are right. */
  #prefill(item) {
    const judged = item.applies === "Yes" && Object.keys(item.facts ?? {}).length > 0 && foreseen(this.#document, item);
    return judged?.state === "Scored" ? judged : undefined;
  }

  /** Opens an item beside the list or, upright, beneath its row; the row stays where the finger is. */
  open(id, { focus = false, reveal = false } = {}) {
    const before = this.#rows.get(this.#open), next = this.#rows.get(id), top = next?.node.getBoundingClientRect().top;
    if (before && before !== next) { mark(before.node, "data-open", null); mark(before.button, "aria-expanded", "false"); if (before.pane) show(before.pane, false); }
    if (before && !next) { mark(before.node, "data-open", null); mark(before.button, "aria-expanded", "false"); show(before.pane, false); }
    this.#open = next ? id : null;
    if (this.#again?.item !== this.#open) this.#again = undefined;
    if (next) {
      if (!next.pane) next.node.append(next.pane = new ScoreItem());
      this.#bar.keep(id);
      next.pane.show(next.item, next.state, { ...this.#seen, shelf: this.desk?.shelf });
      show(next.pane, true);
      mark(next.node, "data-open", true);
      mark(next.button, "aria-expanded", "true");
      this.#rove(next.button);
      if (reveal) next.node.scrollIntoView({ block: this.upright ? "start" : "center" });
      else this.#list.scrollTop += next.node.getBoundingClientRect().top - top;
      if (focus) next.button.focus({ preventScroll: true });
    }
    this.#header.at(next?.item);
    this.#bar.at(this.#open);
    this.#here();
    this.#awake();
  }

  #here() { this.dispatchEvent(new CustomEvent("here", { bubbles: true, detail: { item: this.#open ?? null } })); }

  get upright() { return matchMedia("(orientation: portrait), (max-width: 64rem)").matches; }

  /** Rows in the order they are seen. */
  get shown() { return [...this.#list.querySelectorAll("li.item:not([hidden])")].map(node => this.#rows.get(node.dataset.item)); }

  sortByGap(sorted) {
    const gap = one => one.state.points == null || one.state.self == null ? -1 : Math.abs(one.state.points - one.state.self), all = [...this.#rows.values()];
    if (sorted) this.#flat.append(...all.toSorted((a, b) => gap(b) - gap(a)).map(one => one.node));
    else for (const area of this.#document.scheme.areas) this.querySelector(`#area-${CSS.escape(area.code)} ul`).append(...area.items.map(item => this.#rows.get(item.id).node));
    show(this.#flat, sorted);
    for (const area of this.querySelectorAll("section.area:not([data-extras])")) show(area, !sorted);
    this.top();
  }

  top() { this.#list.scrollTop = 0; }

  /** What is said where the list would be empty, with the way back to all of it. */
  none(words, all) { this.#none.say(words, all); }

  /** It is not for this person, or there is no such card. */
  async gone() {
    await this.ready;
    mark(this, "data-gone", true);
    this.replaceChildren(h("p", { class: "banner", "data-s": "bad", role: "alert" }, icon("warn"), h("span", {}, say("Gone"))));
  }

  /** What was refused comes back into the form it was written in. */
  again(command) {
    const row = this.#rows.get(command.item);
    if (row) this.open(command.item, { reveal: true });
    this.#again = command;
    if (row) row.pane.refill(command);
    else [...this.#extras.node.querySelectorAll("form")].some(form => form.takes?.(command));
  }

  /** What was written anew takes the place of what was refused. */
  #entered({ item, kind, body }) {
    this.#awake();
    this.#news.own(item);
    if (this.#again?.item !== item || this.#again.kind !== kind || ["field", "rule"].some(key => this.#again.body[key] !== body[key])) return;
    this.dispatchEvent(new CustomEvent("drop", { bubbles: true, detail: { id: this.#again.id } }));
    this.#again = undefined;
  }

  #rove(button, focus) {
    for (const one of this.#rows.values()) one.button.tabIndex = one.button === button ? 0 : -1;
    if (focus) button.focus();
  }

  handleEvent(event) {
    if (event.type === "visibilitychange") { this.#awake(); return; }
    if (event.type === "circuit") { if (event.detail === "up" && this.#rows.size > 0) this.#here(); return; }
    if (event.type === "tap") { this.#entered(event.detail); return; }
    if (event.target.closest("input:not([type=radio]), textarea, select, [popover]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = this.shown, at = all.findIndex(one => one.button.tabIndex === 0), pane = this.#rows.get(this.#open)?.pane;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.target.matches("[type=radio]")) this.#rove((all[at + step] ?? all[at] ?? all[0]).button, true);
    else if (event.key === "n" || event.key === "N") this.#bar.next();
    else if (event.key === "/") this.#bar.find();
    else if (event.key === "Escape" && this.#open) { const { button } = this.#rows.get(this.#open); if (this.upright) this.open(null); button.focus(); }
    else if (/^[1-9]$/.test(event.key) && pane) pane.pick(+event.key);
    else return;
    event.preventDefault();
  }

  /** The screen stays on while somebody scores; plain http has no such lock. */
  async #awake() {
    if (document.hidden || !this.#document?.open || this.#lock && !this.#lock.released) return;
    try { this.#lock = await navigator.wakeLock?.request("screen"); } catch { this.#lock = null; }
  }
}

/** How the unit sees itself; it says so of items that nobody has touched too. */
const selfOf = (seen, item) => ({ self: seen.self?.[item.id]?.points ?? null, selfNote: seen.self?.[item.id]?.note ?? "" });

// Of what lies one over the other, Escape closes the topmost alone; an open sheet is closed by the browser.
function topmost(event) { if (event.key === "Escape" && this.querySelector(":popover-open")) event.stopPropagation(); }

function nothing() {
  const words = h("p"), back = button("", null, say("None.All")), node = h("div", { class: "none-fit", role: "status", hidden: true }, words, back);
  return { node, say(text, all) { show(node, text != null); put(words, text ?? ""); back.onclick = all; } };
}

/** From outside: to the item that something is missing at. */
export function jump(id) {
  // What lies behind an open dialog takes no focus.
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  document.querySelector("score-card")?.open(id, { focus: true, reveal: true });
}

/** Its looks come with it, wherever it stands. */
function dress() {
  const href = new URL("scoring.css", import.meta.url).href;
  if (![...document.styleSheets].some(sheet => sheet.href === href) && !document.querySelector("link[data-scoring]")) document.head.append(h("link", { rel: "stylesheet", href, "data-scoring": true }));
}

customElements.define("score-card", ScoreCard);
