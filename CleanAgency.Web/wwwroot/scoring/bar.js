// Under the thumb: which items are shown, what is looked for, back, and the next one that nobody has scored.
import { button, h, icon, mark, put, show } from "./dom.js";
import { say } from "./texts.js";

const kinds = {
  all: () => true,
  open: state => state.state === "Unscored" || state.state === "Contradicted",
  lost: (state, item) => state.state === "Scored" && state.points < item.max,
  disputed: state => state.state === "Contradicted" || state.disputed,
};

/** What comes when everything is scored, by the stage of the card. */
const ends = { Deliberating: "Left.Sign", UnderReview: "Left.Review" };

export class Bar {
  #card; #kind = "all"; #kept = new Set(); #states = []; #items = []; #filters; #words; #left; #sort; #done = false;

  constructor(card) {
    this.#card = card;
    this.#filters = Object.keys(kinds).map(kind => ({ kind, node: h("button", { type: "button", role: "radio", onclick: () => this.#choose(kind) }, h("span", {}, say(`Filter.${kind}`)), h("span", { class: "num" })) }));
    this.input = h("input", { class: "input", type: "search", "aria-label": say("Search"), placeholder: say("Search.Hint"), oninput: () => this.#choose(this.#kind), onkeydown: event => { if (event.key === "Escape") this.#leave(); } });
    this.field = h("div", { class: "search", hidden: true }, icon("search"), this.input);
    const opens = h("button", { type: "button", class: "btn icon", "aria-label": say("Search"), "aria-expanded": "false", onclick: () => this.field.hidden ? this.find() : this.#leave() }, icon("search"));
    this.#sort = h("button", { type: "button", class: "btn icon", "aria-label": say("SortByGap"), title: say("SortByGap"), "aria-pressed": "false", onclick: () => { const on = this.#sort.getAttribute("aria-pressed") !== "true"; mark(this.#sort, "aria-pressed", String(on)); card.sortByGap(on); } }, icon("sort"));
    this.#words = h("span");
    this.#left = button("left", null, null, () => this.#act());
    this.#left.append(h("span"));
    this.nextButton = h("button", { type: "button", class: "btn soft next", onclick: () => this.next() }, this.#words, icon("next"));
    this.node = h("footer", { class: "foot" },
      h("div", { class: "filter", role: "radiogroup", "aria-label": say("Filter") }, this.#filters.map(one => one.node)), opens, this.#sort, this.field,
      this.#left, h("button", { type: "button", class: "btn icon prev", "aria-label": say("Previous"), onclick: () => this.#step(-1) }, icon("back")), this.nextButton);
    this.opens = opens;
  }

  update({ items, states }) {
    const first = this.#items.length === 0;
    [this.#items, this.#states] = [items, states];
    if (first) this.#choose(this.#kind);
    for (const { kind, node } of this.#filters) { put(node.lastChild, this.#matching(kind).length); mark(node, "aria-checked", String(kind === this.#kind)); }
    show(this.#sort, Object.keys(this.#card.document.self ?? {}).length > 0);
    const left = this.#matching("open").length, next = this.#card.next, done = this.#done = this.#card.hasAttribute("panel") && (left === 0 || this.#card.document.stage === "UnderReview");
    put(this.#words, next ? say("Next.Open", next.code) : say("Next.None"));
    mark(this.nextButton, "aria-disabled", !next && "true");
    put(this.#left.lastChild, done ? say(ends[this.#card.document.stage] ?? "Left.None") : left > 0 ? say("Left", left) : say("Next.None"));
    mark(this.#left, "aria-disabled", !done && "true");
    mark(this.node, "data-done", done && this.#card.document.open);
    show(this.#left, this.#card.document.open);
    this.#look();
  }

  /** An item that is worked on stays in the list even when it no longer fits what is shown. */
  keep(id) { this.#kept.add(id); this.#look(); }
  at() { this.update({ items: this.#items, states: this.#states }); }

  next() {
    const { next } = this.#card;
    if (!next) return;
    this.#kept.add(next.id);
    this.#look();
    this.#card.open(next.id, { focus: true, reveal: true });
  }

  find() { show(this.field, true); mark(this.opens, "aria-expanded", "true"); this.input.focus(); }

  #leave() { this.input.value = ""; show(this.field, false); mark(this.opens, "aria-expanded", "false"); this.#choose(this.#kind); this.opens.focus(); }

  // What was asked for begins at the top; the open item stays, for somebody may be writing in it.
  #choose(kind) {
    this.#kind = kind;
    this.#kept = new Set([this.#card.opened]);
    for (const one of this.#filters) mark(one.node, "aria-checked", String(one.kind === kind));
    this.#look();
    this.#card.top();
  }

  // While a filter stands nothing leaves the list: what is shown may only grow.
  #look() {
    const fits = new Set(this.#matching(this.#kind).map(item => item.id)), sought = this.input.value.trim().toLowerCase();
    const found = words => !sought || words.toLowerCase().includes(sought);
    let any = this.#kept.size > 1;
    for (const item of this.#items) {
      if (fits.has(item.id) && found(`${item.code} ${item.name} ${item.focus ?? ""}`)) { this.#kept.add(item.id); any = true; }
      show(this.#card.querySelector(`li.item[data-item="${item.id}"]`), this.#kept.has(item.id));
    }
    // Bonus and veto rules are no items: no filter asks for them, a search may.
    for (const rule of this.#card.querySelectorAll("li.extra")) show(rule, this.#kind === "all" && found(rule.querySelector("b").textContent));
    for (const area of this.#card.querySelectorAll("section.area")) mark(area, "data-empty", !area.querySelector("li:is(.item, .extra):not([hidden])") && "true");
    this.#card.none(any || this.#card.querySelector("li.extra:not([hidden])") ? null : sought ? say("None.Found", this.input.value.trim()) : say("None.Fits"), () => { this.input.value = ""; this.#choose("all"); });
  }

  #matching(kind) { return this.#items.filter((item, place) => kinds[kind](this.#states[place], item)); }

  #step(by) {
    const all = this.#card.shown, at = all.findIndex(one => one.item.id === this.#card.opened), to = all[at < 0 ? 0 : at + by];
    if (to) this.#card.open(to.item.id, { focus: true, reveal: true });
  }

  #act() {
    if (this.#done) this.#card.dispatchEvent(new CustomEvent("act", { bubbles: true, detail: { name: "panel" } }));
    else this.next();
  }
}
