// Beside the items: bonus, negative points and vetoes are proposed here with their facts; who decides, decides elsewhere.
import { button, h, icon, keyed, mark, put, show } from "./dom.js";
import { slip } from "./fields.js";
import { say } from "./texts.js";
import { stands } from "./words.js";

export function extras(card) {
  const all = (card.document.scheme.extras ?? []).map(rule => {
    const form = slip({
      title: say(`Extra.${rule.kind}.Title`, rule.name), note: [rule.terms, rule.basis].filter(Boolean).join("\u3000"), act: say(`Extra.${rule.kind}.Act`),
      fields: [...rule.kind === "Veto" ? [] : [{ key: "count", label: say("Times"), kind: "number", required: true, least: 1, value: "1" }], { key: "fact", label: say("Fact"), kind: "long", required: true, most: 2000 }, { key: "basis", label: say("Extra.Basis"), hint: say("Extra.Basis.Hint"), required: true, most: 300 }],
      done: ({ count, ...values }) => card.dispatchEvent(new CustomEvent("tap", { bubbles: true, detail: { kind: "extra", item: null, seen: null, body: { rule: rule.id, count: +(count ?? 1), ...values } } })),
    });
    const propose = button("", "add", say("Extra.Propose"), event => form.toggle(event.currentTarget), { "aria-expanded": "false", "aria-label": say("Extra.ProposeThis", rule.code) }), list = h("ul", { class: "remarks" });
    return { rule, list, propose, node: h("li", { class: "extra" }, h("div", { class: "case-row" }, h("div", { class: "case-words" }, h("b", {}, h("span", { class: "cd" }, rule.code), rule.name), h("small", {}, [say(`Extra.${rule.kind}`), rule.terms].filter(Boolean).join("\u3000"))), propose), list, form.form) };
  });
  const node = h("section", { class: "area", "data-extras": true, hidden: all.length === 0, "aria-labelledby": "extras-name" }, h("div", { class: "sec" }, h("h2", { id: "extras-name" }, say("Extras"))), h("ul", {}, all.map(one => one.node)));
  return {
    node,
    update(now) {
      for (const { rule, list, propose } of all) {
        const rows = now.extras.filter(one => one.rule === rule.id && !one.withdrawn);
        show(list, rows.length > 0);
        show(propose, now.open && now.me.scores);
        keyed(list, rows, one => one.id, () => h("li", {}, icon("flag"), h("span"), h("span", { class: "note push" })), (row, one) => {
          put(row.children[1], say("Extra.Row", one.fact, one.basis));
          put(row.children[2], stands(one, now.me));
        });
      }
    },
  };
}
