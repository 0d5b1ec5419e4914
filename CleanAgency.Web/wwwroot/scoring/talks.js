// What an item has led to: findings for the unit to put right, and what the group is to settle at the table, with who thinks what.
import { button, h, icon, keyed, mark, put, show } from "./dom.js";
import { slip } from "./fields.js";
import { say } from "./texts.js";
import { by, stands, toDo } from "./words.js";

export function findings(desk) {
  const node = h("ul", { class: "remarks", hidden: true, "aria-label": say("Findings") });
  const make = finding => {
    const less = slip({ title: say("Finding.Withdraw"), act: say("TakeBack"), fields: [{ key: "reason", label: say("Reason"), required: true, most: 200 }], draft: desk.draft?.(`withdraw-finding:${finding.id}`), done: ({ reason }) => desk.tap("withdraw-finding", { finding: finding.id, reason }), takes: ({ kind, body }) => kind === "withdraw-finding" && body.finding === finding.id && body });
    const back = button("quiet", "undo", say("TakeBack"), event => less.toggle(event.currentTarget), { "aria-expanded": "false" });
    const row = h("li", { class: "led" }, h("p", { class: "led-head" }, icon("flag"), h("b"), h("span"), h("span", { class: "note push" }), back), h("p", { class: "note" }), less.form);
    row.update = one => {
      const [, severity, fact, when] = row.firstChild.children;
      put(severity, say(`Severity.${one.severity}`));
      put(fact, one.fact);
      put(when, stands(one, desk.me));
      put(row.children[1], toDo(one));
      mark(row, "data-withdrawn", !!one.withdrawn);
      show(back, desk.open && !one.withdrawn);
    };
    return row;
  };
  return {
    node,
    update() {
      const all = (desk.card.findings ?? []).filter(one => one.item === desk.item.id);
      show(node, all.length > 0);
      keyed(node, all, one => one.id, make, (row, one) => row.update(one));
    },
  };
}

export function disputes(desk) {
  const node = h("ul", { class: "remarks", hidden: true, "aria-label": say("Disputes") });
  const make = dispute => {
    const opinion = slip({ title: say("Opinion.Title"), act: say("Opinion.Act"), fields: [{ key: "text", label: say("Opinion.Text"), kind: "long", required: true, most: 1000 }], draft: desk.draft?.(`opinion:${dispute.id}`), done: ({ text }) => desk.tap("opinion", { dispute: dispute.id, text }), takes: ({ kind, body }) => kind === "opinion" && body.dispute === dispute.id && body });
    const speak = button("quiet", "edit", say("Opinion"), event => opinion.toggle(event.currentTarget), { "aria-expanded": "false" }), said = h("ul", { class: "opinions" }), end = h("p");
    const row = h("li", { class: "led", "data-s": "talk" }, h("p", { class: "led-head" }, icon("talk"), h("b"), h("span", { class: "note push" }), speak), said, end, opinion.form);
    row.update = one => {
      const [, text, when] = row.firstChild.children;
      put(text, one.text);
      put(when, stands(one, desk.me));
      keyed(said, one.opinions ?? [], voice => voice.id ?? `${voice.byName}${voice.at}`, () => h("li"), (line, voice) => put(line, say("Opinion.Said", by(voice, desk.me), voice.text)));
      put(end, one.outcome ? say("Dispute.Outcome", one.outcome.text ?? one.outcome) : "");
      show(speak, desk.open && !one.outcome);
      mark(row, "data-s", one.outcome ? "mute" : "talk");
    };
    return row;
  };
  return {
    node,
    update() {
      const all = (desk.card.disputes ?? []).filter(one => one.item === desk.item.id && !one.withdrawn);
      show(node, all.length > 0);
      keyed(node, all, one => one.id, make, (row, one) => row.update(one));
    },
  };
}

/** What the unit will have to put right: the findings of all items in one list, each the way to its item; what was withdrawn stays, struck out. */
export function rectify(card) {
  const name = h("h2", { id: "rectify-name" }), list = h("ul");
  const node = h("section", { class: "area", "data-extras": true, hidden: true, "aria-labelledby": "rectify-name" }, h("div", { class: "sec" }, name), list);
  const make = finding => {
    const title = h("b"), says = h("small");
    const row = h("li", { class: "extra finding" }, h("button", { type: "button", onclick: () => card.open(finding.item, { focus: true, reveal: true }) }, title, says));
    row.update = one => {
      put(title, say("Finding.Row", card.itemOf(one.item)?.code ?? "", say(`Severity.${one.severity}`), one.fact));
      put(says, toDo(one));
      mark(row, "data-withdrawn", !!one.withdrawn);
    };
    return row;
  };
  return {
    node,
    update(seen) {
      const all = seen.findings ?? [];
      show(node, all.length > 0);
      put(name, say("Findings.All", all.filter(one => !one.withdrawn).length));
      keyed(list, all, one => one.id, make, (row, one) => row.update(one));
    },
  };
}
