// Two different answers to one question: both are kept and stand side by side until a member chooses or the table decides.
import { button, h, icon, keyed, mark, put, show } from "./dom.js";
import { initial, points, say, time } from "./texts.js";
import { answer, contradiction, level, saidAt } from "./words.js";

export function dispute(desk, deliberate) {
  const options = h("div", { class: "two" }), lead = h("span");
  const node = h("section", { class: "ask", "data-s": "talk", hidden: true, "aria-label": say("Ask.Label") },
    h("p", {}, icon("talk"), h("b", {}, say("Ask.Title")), lead),
    options,
    h("p", { class: "row" }, button("quiet", "scale", say("Ask.Deliberate"), event => deliberate(event.currentTarget)), h("small", { class: "note push" }, say("Ask.Kept"))));

  const option = claim => {
    const who = h("span", { class: "who", "aria-hidden": "true" }), name = h("b"), when = h("small", { class: "note" }), said = h("p", { class: "lv" }), figure = h("span", { class: "fig" }), why = h("p", { class: "why-said" });
    const choose = button("", null, "", () => desk.tap("set", { field: claim.field, value: claim.value, ...claim.source && { source: claim.source }, ...claim.note && { note: claim.note } }));
    const node = h("div", { class: "opt" }, h("div", { class: "row" }, who, name, when), said, why, choose);
    node.update = claim => {
      const mine = claim.by === desk.me.id || claim.pending, words = answer(desk.item, claim.field, claim.value);
      mark(who, "data-s", mine ? "act" : "run");
      put(who, initial(claim.byName ?? desk.me.name));
      put(name, mine ? say("You") : claim.byName);
      put(when, say(claim.pending ? "Claim.Pending" : "Claim.Saved", time(saidAt(claim))));
      said.replaceChildren(words.said);
      if (words.points != null) { said.append("\u2002", figure); put(figure, points(words.points)); }
      put(why, claim.note ? say("Quoted", claim.note) : claim.source ? say("Fact.Source", claim.source) : "");
      put(choose.lastElementChild, mine ? say("Ask.Mine") : say("Ask.Theirs", claim.byName));
      show(choose, desk.open);
    };
    return node;
  };

  return {
    node,
    update(state) {
      const found = state.state === "Contradicted" ? contradiction(state) : undefined;
      show(node, found);
      put(lead, say("Ask.Lead"));
      if (found) keyed(options, found.claims, claim => claim.id, option, (one, claim) => one.update(claim));
    },
  };
}
