// <score-item>: one item with every control its rule has. Data in by show(item, state, card), commands out as "tap" events.
// It is built once; afterwards nothing in it is built anew, so that what is being typed survives whatever arrives.
import { controls, counting } from "./controls.js";
import { button, h, icon, keyed, mark, put, show } from "./dom.js";
import { entries, findingSlip } from "./entries.js";
import { evidence } from "./evidence.js";
import { phrases, slip } from "./fields.js";
import { disputes, findings } from "./talks.js";
import { list, points, say, sentences } from "./texts.js";
import { by, kindOf, mostOf, partsOf, reckoned, stands } from "./words.js";

export class ScoreItem extends HTMLElement {
  #state;
  #parts = [];
  #all = [];      // what is brought up to date with the state

  /** The item of the scheme, what was found (of view.js, with own pending commands laid over it), the card around it. */
  show(item, state, card) {
    const first = !this.item;
    Object.assign(this, { item, card });
    this.#state = state;
    if (first) this.#build();
    for (const update of this.#all) update(state);
  }

  get open() { return this.card.open && this.card.me.scores && (this.card.stage !== "UnderReview" || this.#state.objected); }
  get me() { return this.card.me; }
  files(entry) { return this.#state.files.filter(file => (file.entry ?? null) === entry); }

  photos(entry = null) { return evidence(this, entry); }

  /** Fires the command; whoever keeps the queue answers in detail.id with the id it was given. */
  tap(kind, body) {
    const tapped = new CustomEvent("tap", { bubbles: true, detail: { kind, body, item: this.item.id, seen: { version: this.#state.seen ?? this.#state.version ?? 0, command: null } } });
    this.dispatchEvent(tapped);
    return tapped.detail.id;
  }

  /** For a form of this name: what is written in it and not entered yet stays on the device. */
  draft(form) {
    const { drafts } = this.card.shelf ?? {};
    return drafts && (told => drafts.form(this.item.id, form, told));
  }

  /** The nth clause, level or check, from the keyboard. */
  pick(digit) { this.#parts.find(part => part.pick)?.pick(digit); }

  /** What was refused is laid back where it came from. */
  refill(command) {
    const own = ["occurrence", "set"].includes(command.kind) && this.#parts.some(part => part.refill?.(command.body));
    if (!own && ![...this.querySelectorAll("form")].some(form => form.takes?.(command)) && command.kind === "attach") this.querySelector(".evidence > photo-strip input[multiple]")?.focus();
  }

  #build() {
    const { item } = this, kind = kindOf(item.rule);
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", `${item.code} ${item.name}`);
    const withdraw = (what, words) => button("quiet", "undo", say("TakeBack"), () => this.tap("set", { field: what, value: null }));
    const [self, team, gap] = [h("dd"), h("dd"), h("dd")];
    this.append(h("header", { class: "item-head" },
      h("div", {}, h("h2", {}, h("span", { class: "tag" }, item.code), " ", item.name), h("p", { class: "note" }, [say("Most", { w: item.max }), kind, item.checking].filter(Boolean).join("\u3000"))),
      h("dl", { class: "trio" }, h("div", {}, h("dt", {}, say("Self")), self), h("div", { class: "team" }, h("dt", {}, say("Team")), team), h("div", {}, h("dt", {}, say("Gap")), gap))));
    this.#all.push(state => {
      const got = state.points;
      put(self, state.self == null ? "\u2013" : points(state.self));
      put(team, got == null ? "\u2013" : points(got));
      put(gap, got == null || state.self == null ? "\u2013" : got === state.self ? "0" : points(got - state.self));
    });

    this.append(this.#last(), this.#self(), this.#objected(), this.#sum(), this.#prefill());
    const talk = this.#slip("dispute", { title: say("Deliberate.Title"), note: say("Deliberate.Note"), act: say("Deliberate.Act"), fields: [{ key: "text", label: say("Deliberate.Text"), kind: "long", required: true, most: 1000 }], takes: ({ kind, body }) => kind === "dispute" && body });
    const done = entries(this);
    this.append(this.#ask(from => talk.toggle(from)), done.node);
    this.#all.push(state => done.update(state));

    const applies = this.#applies();
    this.append(applies.node);
    this.append(...this.#controls());
    const remark = this.#remark(), finding = findingSlip(this);
    const photos = this.photos();
    this.append(photos.node);
    this.#all.push(photos.update);
    const toggles = (one, look, words) => button("quiet", look, words, event => one.toggle(event.currentTarget, one.values?.()), { "aria-expanded": "false" });
    const acts = h("div", { class: "more-acts" }, toggles(remark, "edit", say("Comment")), toggles(finding, "flag", say("Finding.Raise")), toggles(talk, "talk", say("Deliberate")), applies.button);
    const led = [findings(this), disputes(this)];
    for (const one of led) this.#all.push(() => one.update());
    this.append(...led.map(one => one.node), remark.node, h("div", { class: "more" }, this.#rule(), acts), remark.form, finding.form, talk.form, applies.form);
    this.#all.push(() => show(acts, this.open));
  }

  #last() {
    const { last } = this.item, node = h("p", { class: "last", hidden: !last }, icon("history"));
    if (last) node.append(h("span", {}, last.lost > 0 ? say("Last.Lost", last.round, { p: last.lost }, last.text) : say("Last.None", last.round)));
    return node;
  }

  /** What the unit says beside its own points. */
  #self() {
    const said = h("span"), node = h("p", { class: "last", hidden: true }, icon("talk"), said);
    this.#all.push(state => { show(node, state.selfNote); put(said, say("Self.Note", state.selfNote)); });
    return node;
  }

  /** The unit objects: the review ends in the sheet beside the card. */
  #objected() {
    const node = h("div", { class: "banner", "data-s": "talk", hidden: true }, icon("talk"), h("div", {}, say("Objected")), button("", "steps", say("Objected.Act"), () => this.dispatchEvent(new CustomEvent("act", { bubbles: true, detail: { name: "panel" } }))));
    this.#all.push(state => show(node, state.objected));
    return node;
  }

  /** Two answers to one question are seldom: the box for them comes with the first. */
  #ask(deliberate) {
    const place = h("div", { hidden: true });
    let box;
    this.#all.push(() => {
      if (this.#state.state === "Contradicted") box ??= import("./dispute.js").then(({ dispute }) => { const made = dispute(this, deliberate); place.replaceWith(made.node); return made; }).catch(() => { box = undefined; });
      box?.then(made => made?.update(this.#state));
    });
    return place;
  }

  /** The figure and its reason are one line. */
  #sum() {
    const said = h("span"), total = h("b"), wait = h("span", { class: "chip", "data-s": "warn" }, icon("cloud"), h("span"));
    const node = h("p", { class: "why", hidden: true, "aria-live": "polite" }, h("span", {}, said, " ", total), wait);
    this.#all.push(state => {
      const sum = state.state === "Scored" && reckoned(state.why, state.points);
      show(node, sum || state.pending > 0 || state.state === "NotApplicable" && state.why.length > 0 && !state.claims.some(claim => claim.field === "applies"));
      put(said, sum ? sum.said : state.state === "NotApplicable" ? sentences(state.why.map(line => say(line.code, ...line.args))) || say("State.NotApplicable") : say("NotYet"));
      put(total, sum && sum.total != null ? say(sum.said.endsWith("=") ? "Points" : "Sum.Total", { p: sum.total }) : "");
      show(wait, state.pending > 0);
      put(wait.lastElementChild, say(sum ? "Provisional" : "Pending.Of", state.pending));
    });
    return node;
  }

  /** What the unit's facts alone would give: one tap makes it count. */
  #prefill() {
    const words = h("span"), does = button("main clean", "check", null, () => this.tap("set", { field: "checked", value: "true" }));
    does.append(words);
    const told = h("p", { class: "note" }), node = h("div", { class: "prefill", hidden: true }, does, told);
    this.#all.push(state => {
      show(node, this.open && state.state === "Unscored" && state.prefill);
      if (!state.prefill) return;
      put(words, say("Checked.Act", { p: state.prefill.points }));
      put(told, say("Checked.Told", sentences(state.prefill.lines.map(line => say(line.code, ...line.args)))));
    });
    return node;
  }

  #controls() {
    const parts = partsOf(this.item.rule);
    return parts.map((part, index) => {
      const control = controls[part.kind]?.(part, index + 1, this);
      if (!control) return h("p", { class: "banner", "data-s": "warn" }, icon("warn"), h("span", {}, say("Kind.Unknown")));
      const zeroes = (part.zeroes ?? []).map(zero => counting(zero, this, true)), got = h("span", { class: "note" });
      const node = h("section", { class: "part", "aria-label": say("Part", index + 1) },
        parts.length > 1 && h("h3", {}, h("span", {}, part.kind === "deduction" ? say("Kind.deduction") : say("Part.Title", index + 1, say(`Kind.${part.kind}`), { w: mostOf(part) })), got), control.node, zeroes.map(zero => zero.node));
      this.#parts.push(control);
      this.#all.push(state => {
        show(node, state.state !== "NotApplicable");
        control.update(state, this.item);
        for (const zero of zeroes) zero.update(state, this.item);
      });
      return node;
    });
  }

  /** Not applicable against what the system found needs a reason and the leader's approval. */
  #applies() {
    const words = h("span"), sure = h("span", { class: "row" }, ...[["true", "Applies.Yes"], ["false", "Applies.No"]].map(([value, key]) => button("", null, say(key), event => { this.asked = value; form.toggle(event.currentTarget); }, { "aria-expanded": "false" })));
    const back = button("quiet", "undo", say("TakeBack"), () => this.tap("set", { field: "applies", value: null }));
    const node = h("div", { class: "banner", "data-s": "mute", hidden: true }, icon("stop"), h("div", {}, words), sure, back);
    const form = slip({ title: say("Applies.Title"), note: say("Applies.Note"), act: say("Applies.Act"), fields: [{ key: "note", label: say("Reason"), required: true, most: 500 }], draft: this.draft("applies"), beside: { read: () => this.asked, lay: asked => { this.asked = asked; } }, done: ({ note }) => this.tap("set", { field: "applies", value: this.asked, note }),
      takes: ({ kind, body }) => { if (kind === "set" && body.field === "applies" && body.value != null) { this.asked = body.value; return body; } } });
    const toggle = button("quiet", "stop", null, event => { this.asked = this.#state.state === "NotApplicable" ? "true" : "false"; form.toggle(event.currentTarget); }, { "aria-expanded": "false" }), toggleWords = h("span");
    toggle.append(toggleWords);
    this.#all.push(state => {
      const claim = state.claims.findLast(one => one.field === "applies" && one.value != null), found = this.item.applies, why = list(this.item.appliesWhy ?? []);
      show(node, claim || found !== "Yes" && (found === "Unknown" || state.state === "NotApplicable"));
      put(words, claim ? say(claim.value === "true" ? "Applies.Claimed" : "Applies.ClaimedNot", by(claim, this.me), claim.note ?? "") : say(found === "No" ? "Applies.SaysNo" : "Applies.Unknown", why));
      show(sure, this.open && !claim && found === "Unknown");
      show(back, this.open && claim);
      put(toggleWords, say(state.state === "NotApplicable" ? "Applies.Yes" : "Applies.No"));
      show(toggle, !claim && found !== "Unknown");
    });
    return { node, form: form.form, button: toggle };
  }

  #remark() {
    const node = h("ul", { class: "remarks" }), form = this.#slip("comment", { title: say("Comment"), act: say("Comment.Act"), fields: [{ key: "text", label: say("Comment.Text"), kind: "long", required: true, most: 1000 }], takes: ({ kind, body }) => kind === "set" && body.field === "comment" && { text: body.value } },
      ({ text }) => this.tap("set", { field: "comment", value: text }));
    this.#all.push(state => {
      const said = state.claims.filter(claim => claim.field === "comment" && claim.value);
      show(node, said.length > 0);
      keyed(node, said, claim => claim.id, () => h("li", {}, icon("edit"), h("span"), h("span", { class: "note push" })), (one, claim) => {
        put(one.children[1], claim.value);
        put(one.children[2], stands(claim, this.me));
      });
    });
    return { ...form, node, toggle: form.toggle, values: () => ({ text: this.#state.claims.findLast(claim => claim.field === "comment" && claim.by === this.me.id)?.value ?? "" }) };
  }

  #rule() {
    const { item } = this, rows = [["Rule.Wording", item.wording], ["Rule.Focus", item.focus], ["Rule.Evidence", item.evidence], ["Rule.Checking", item.checking], ["Rule.Applies", list(item.appliesWhy ?? []) || say("Rule.Everyone")], ["Rule.Mechanism", item.mechanism]];
    return h("details", { class: "rule unfold" }, h("summary", {}, icon("info"), h("span", {}, say("Rule"))),
      h("dl", { class: "facts" }, rows.filter(([, text]) => text).flatMap(([key, text]) => [h("dt", {}, say(key)), h("dd", {}, text)])),
      item.evidenceRequired && h("p", { class: "note" }, say("Rule.EvidenceRequired")));
  }

  #slip(kind, form, done) { return slip({ ...form, draft: this.draft(kind), done: done ?? (values => this.tap(kind, values)) }); }
}

customElements.define("score-item", ScoreItem);
