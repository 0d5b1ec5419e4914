// Beside the items: bonus, negative points and vetoes are proposed here with their facts; who decides, decides elsewhere.
import { button, h, icon, keyed, mark, put, show } from "./dom.js";
import { slip } from "./fields.js";
import { list as listed, say } from "./texts.js";
import { stands } from "./words.js";

export function extras(card) {
  const draft = form => { const { drafts } = card.desk?.shelf ?? {}; return drafts && (told => drafts.form("", form, told)); };
  const tap = (kind, body) => card.dispatchEvent(new CustomEvent("tap", { bubbles: true, detail: { kind, item: null, seen: null, body } }));
  const all = (card.document.scheme.extras ?? []).map(rule => {
    const form = slip({
      title: say(`Extra.${rule.kind}.Title`, rule.name), note: [rule.terms, rule.basis].filter(Boolean).join("\u3000"), act: say(`Extra.${rule.kind}.Act`),
      fields: [rule.kind === "Negative" && { key: "count", label: say("Times"), kind: "number", required: true, least: 1, value: "1" }, { key: "fact", label: say("Fact"), kind: "long", required: true, most: 1000 }, { key: "basis", label: say("Extra.Basis"), hint: say("Extra.Basis.Hint"), required: true, most: 300 }].filter(Boolean),
      draft: draft(`extra:${rule.id}`),
      done: ({ count, ...values }) => tap("extra", { rule: rule.id, count: +(count ?? 1), ...values }),
      takes: ({ kind, body }) => kind === "extra" && body.rule === rule.id && body,
    });
    const propose = button("", "add", say("Extra.Propose"), event => form.toggle(event.currentTarget), { "aria-expanded": "false", "aria-label": say("Extra.ProposeThis", rule.code) }), list = h("ul", { class: "remarks" });
    return { rule, list, propose, node: h("li", { class: "extra" }, h("div", { class: "case-row" }, h("div", { class: "case-words" }, h("b", {}, h("span", { class: "cd" }, rule.code), rule.name), h("small", {}, [say(`Extra.${rule.kind}`), rule.terms].filter(Boolean).join("\u3000"))), propose), list, form.form) };
  });
  const sum = h("p", { class: "note extras-sum", hidden: true });
  const node = h("section", { class: "area", "data-extras": true, hidden: all.length === 0, "aria-labelledby": "extras-name" }, h("div", { class: "sec" }, h("h2", { id: "extras-name" }, say("Extras"))), sum, h("ul", {}, all.map(one => one.node)));

  function make(extra) {
    const less = slip({ title: say("Extra.Withdraw"), act: say("TakeBack"), fields: [{ key: "reason", label: say("Reason"), required: true, most: 200 }], draft: draft(`withdraw-extra:${extra.id}`), done: ({ reason }) => tap("withdraw-extra", { extra: extra.id, reason }), takes: ({ kind, body }) => kind === "withdraw-extra" && body.extra === extra.id && body });
    const [text, when, end] = [h("span"), h("span", { class: "note push" }), h("p", { class: "note" })], back = button("quiet", "undo", say("TakeBack"), event => less.toggle(event.currentTarget), { "aria-expanded": "false" });
    const row = h("li", { class: "led" }, h("p", { class: "led-head" }, icon("flag"), text, when, back), end, less.form);
    row.update = (one, now) => {
      const decided = one.state === "Accepted" || one.state === "Refused";
      put(text, say("Extra.Row", one.fact, one.basis));
      put(when, stands(one, now.me));
      put(end, decided ? say(`Extra.${one.state}`, one.decidedBy, one.decision) : say("Extra.Waits"));
      mark(row, "data-s", one.state === "Accepted" ? "ok" : decided ? "mute" : "talk");
      show(back, now.open && now.me.scores && !decided);
    };
    return row;
  }

  return {
    node,
    update(now) {
      const { bonus = 0, negative = 0, zeroed = [] } = now.beside ?? {};
      show(sum, bonus || negative || zeroed.length > 0);
      put(sum, [bonus && say("Extra.Bonus.Sum", { p: bonus }), negative && say("Extra.Negative.Sum", { p: negative }), zeroed.length > 0 && say("Extra.Zeroed", listed(zeroed))].filter(Boolean).join("\u3000"));
      for (const { rule, list, propose } of all) {
        const rows = now.extras.filter(one => one.rule === rule.id && !one.withdrawn);
        show(list, rows.length > 0);
        show(propose, now.open && now.me.scores);
        keyed(list, rows, one => one.id, make, (row, one) => row.update(one, now));
      }
    },
  };
}
