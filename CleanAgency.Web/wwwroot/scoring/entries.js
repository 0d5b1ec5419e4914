// What was found, one row each: who, when, what it costs; taken back with a reason, raised as a finding, never edited.
import { button, h, icon, keyed, mark, put, show } from "./dom.js";
import { slip } from "./fields.js";
import { points, say, sentences, time } from "./texts.js";
import { by, caseOf, counted, loss, saidAt, stands, why } from "./words.js";

export function entries(desk) {
  const live = h("ol", { class: "occ" }), gone = h("ol", { class: "gone" });
  const count = h("span"), past = h("details", { class: "unfold", hidden: true }, h("summary", {}, icon("history"), count), gone);

  function row(entry) {
    const words = h("b"), fact = h("p", { class: "fact" }), where = h("p", { class: "note" }), instead = endings(desk), cost = h("b", { class: "num pts" }), saved = h("span", { class: "saved" }), number = h("span", { class: "tag num" }), files = h("span", { class: "files note" });
    const falls = h("span", { hidden: true }, say("Withdraw.Findings"));
    const less = slip({ title: say("Withdraw.Title"), note: falls, act: say("Withdraw.Act"), fields: [{ key: "reason", label: say("Reason"), required: true, most: 200 }], draft: desk.draft?.(`withdraw:${entry.id}`), done: ({ reason }) => desk.tap("withdraw", { entry: entry.id, reason }), takes: ({ kind, body }) => kind === "withdraw" && body.entry === entry.id && body });
    const raise = findingSlip(desk, entry.id), photos = desk.photos(entry.id);
    const acts = h("div", { class: "acts", hidden: true },
      button("", "undo", say("Withdraw"), event => less.toggle(event.currentTarget, {}), { "aria-expanded": "false" }),
      button("", "flag", say("Finding.Raise"), event => raise.toggle(event.currentTarget, { fact: fact.textContent }), { "aria-expanded": "false" }));
    const more = h("button", { type: "button", class: "btn quiet icon", "aria-expanded": "false", onclick: () => { show(acts, acts.hidden); mark(more, "aria-expanded", String(!acts.hidden)); } }, icon("dots"));
    const node = h("li", {}, h("div", { class: "occ-row" }, number, h("div", { class: "f" }, h("p", { class: "occ-head" }, words, saved), fact, where, instead.node), files, cost, more), acts, photos.node, less.form, raise.form);
    node.update = (entry, place, cost2) => {
      put(number, place);
      put(words, counted(caseOf(desk.item, entry.code) ?? { text: entry.code }, entry.count));
      put(fact, entry.fact);
      put(where, [entry.person && say("With.Person", entry.person), entry.place && say("With.Place", entry.place), entry.on].filter(Boolean).join("\u3000"));
      put(saved, stands(entry, desk.me));
      instead.update(entry);
      mark(saved, "data-s", entry.pending === "unsaved" ? "bad" : entry.pending && "warn");
      const shots = desk.files(entry.id).length;
      put(files, shots > 0 ? say("Files", shots) : "");
      photos.update();
      put(cost, points(-cost2));
      mark(more, "aria-label", say("Entry.More", place));
      show(falls, (desk.card.findings ?? []).some(finding => finding.entry === entry.id && !finding.withdrawn));
      show(more, desk.open);
      if (!desk.open) show(acts, false);
    };
    return node;
  }

  return {
    node: h("div", { class: "entries" }, live, past),
    update(state) {
      const all = state.entries.filter(entry => !entry.withdrawn), taken = state.entries.filter(entry => entry.withdrawn), had = new Map();
      let place = 0;
      show(live, all.length > 0);
      mark(live, "aria-label", say("Entries", all.length));
      keyed(live, all, entry => entry.id, row, (node, entry) => {
        const before = had.get(entry.code) ?? 0, one = caseOf(desk.item, entry.code);
        had.set(entry.code, before + entry.count);
        node.update(entry, ++place, one ? loss(one, before + entry.count) - loss(one, before) : 0);
      });
      show(past, taken.length > 0);
      put(count, say("Withdrawn", taken.length));
      keyed(gone, taken, entry => entry.id, () => { const instead = endings(desk), node = h("li", {}, h("del", {}), h("p", { class: "note" }), instead.node); node.instead = instead; return node; }, (node, entry) => {
        put(node.children[0], `${counted(caseOf(desk.item, entry.code) ?? { text: entry.code }, entry.count)}\u3000${entry.fact}`);
        put(node.children[1], why(entry.withdrawn));
        node.instead.update(entry);
      });
    },
  };
}

/** Whose 未发现问题 a fact has ended: what somebody entered does not go without a word. */
function endings(desk) {
  const node = h("p", { class: "note", hidden: true });
  return { node, update({ instead = [] }) { show(node, instead.length > 0); put(node, sentences(instead.map(mark => say("Entry.Instead", by(mark, desk.me), time(saidAt(mark)))))); } };
}

/** Any deduction, or the item itself, can raise what the unit must put right. */
export const findingSlip = (desk, entry = null) => slip({
  title: say("Finding.Title"), note: say("Finding.Note"), act: say("Finding.Act"),
  fields: [
    { key: "fact", label: say("Fact"), kind: "long", required: true, most: 1000 },
    { key: "clause", label: say("Clause"), hint: say("Clause.Hint"), required: true, most: 300 },
    { key: "severity", label: say("Severity"), kind: "choice", required: true, value: "Ordinary", options: ["Slight", "Ordinary", "Serious"].map(one => [one, say(`Severity.${one}`)]) },
    { key: "requirement", label: say("Requirement"), kind: "long", required: true, most: 1000 },
  ],
  draft: desk.draft?.(entry ? `finding:${entry}` : "finding"),
  done: values => desk.tap("finding", { ...values, ...entry && { entry } }),
  takes: ({ kind, body }) => kind === "finding" && (!entry || body.entry === entry) && body,
});
