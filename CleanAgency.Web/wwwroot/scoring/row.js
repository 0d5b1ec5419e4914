// The row of an item in the list: where it stands, in words and figures. Built once, then only brought up to date.
import { draw, h, icon, mark, put, show } from "./dom.js";
import { list, points, say, whole } from "./texts.js";
import { gist } from "./words.js";

const pictures = { Scored: "ok", Unscored: "open", NotApplicable: "stop", Contradicted: "talk" };

export function row(item, opens) {
  const picture = icon("open"), state = h("span", { class: "st" }, picture, h("span", { class: "sr" }));
  const wait = h("span", { class: "w" }), other = h("span", { class: "other" }), told = h("span");
  const self = h("span", { class: "v" }), team = h("span", { class: "v team" }), gap = h("span", { class: "gap" });
  const button = h("button", { type: "button", class: "item-row", "aria-expanded": "false", tabindex: -1, onclick: opens },
    state, h("span", { class: "nm" }, h("b", {}, h("span", { class: "cd" }, item.code), item.name), h("small", {}, wait, other, told)), self, team, gap);
  return {
    node: h("li", { class: "item", "data-item": item.id }, button), button,
    update(state, { people, fresh, pending, draft, me }) {
      const got = state.points, differs = got != null && state.self != null && got !== state.self;
      const checked = state.state === "Scored" && state.claims.some(claim => claim.field === "checked");
      mark(button.parentNode, "data-state", pending && state.state !== "Contradicted" ? "Pending" : state.state ?? "Unknown");
      mark(button.parentNode, "data-fresh", !!fresh);
      draw(picture, pending && state.state !== "Contradicted" ? "cloud" : checked ? "data" : pictures[state.state] ?? "cloud");
      put(picture.nextSibling, say(`State.${state.state ?? "Unknown"}`));
      put(wait, [pending && say("Waiting"), draft && say("Draft")].filter(Boolean).join("\u3000"));
      put(other, fresh ? say("Changed", fresh.name) : people.length > 0 ? say("Item.People", list(people.map(one => one.name))) : "");
      put(told, people.length > 0 && state.state === "Unscored" && !fresh ? "" : state.state === "Unscored" && state.prefill ? say("Gist.Prefill", { p: state.prefill.points }) : gist(item, state, me));
      put(self, state.self == null ? "\u2013" : points(state.self));
      put(team, got != null ? points(got) : state.state === "NotApplicable" ? "\u2013" : `/${whole(item.max)}`);
      mark(team, "data-open", got == null);
      put(gap, !differs ? got != null && state.self != null ? "0" : "\u2013" : points(got - state.self));
      mark(button, "aria-label", say("Row.Said", item.code, item.name, [say(`State.${state.state ?? "Unknown"}`), wait.textContent, other.textContent.trim(), told.textContent].filter((text, at, all) => text && all.indexOf(text) === at).join(say("Comma")), self.textContent, got == null ? "\u2013" : team.textContent, gap.textContent));
      mark(gap, "data-gap", !differs ? "zero" : Math.abs(got - state.self) >= 100 ? "big" : null);
    },
  };
}
