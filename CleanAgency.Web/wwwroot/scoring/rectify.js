// What the unit will have to put right: the findings of all items in one list, each the way to its item; what was withdrawn stays, struck out.
import { h, keyed, mark, put, show } from "./dom.js";
import { say } from "./texts.js";
import { toDo } from "./words.js";

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
