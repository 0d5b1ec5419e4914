// Always in view: whose card this is, how far it is, who is here, what is saved. And the areas, to jump to.
import { draw, h, icon, keyed, mark, put, show } from "./dom.js";
import { syncSheet } from "./sync-sheet.js";
import { initial, points, say, time } from "./texts.js";

const stages = { NotStarted: "mute", SelfScored: "mute", Scoring: "run", Deliberating: "talk", Signed: "ok", AwaitingUnit: "warn", UnderReview: "talk", Locked: "ok", SetAside: "mute" };

export function header(card) {
  const { unit, round, group, scheme } = card.document, sync = syncSheet(card);
  const stage = h("span", { class: "chip" }, icon("half"), h("span")), ticks = h("span", { class: "ticks", "aria-hidden": "true" });
  const figure = h("span"), kind = h("small"), sum = h("span", { class: "sum-words" });
  const total = h("div", { class: "total", role: "status" }, h("p", { class: "fig" }, kind, figure), h("div", { class: "sum" }, ticks, sum));
  const ofUnit = card.getAttribute("panel") === "unit" && !card.document.me.post, panel = say(ofUnit ? "Steps.Unit" : "Steps");
  // Signing, sending and answering need the server: the offline shell has no panel to open.
  const steps = h("button", { type: "button", class: "btn steps", hidden: !card.hasAttribute("panel"), "aria-label": panel, title: panel, onclick: () => card.dispatchEvent(new CustomEvent("act", { bubbles: true, detail: { name: "panel" } })) }, icon("steps"), h("span", { class: "steps-word" }, say(ofUnit ? "Steps.Unit" : "Steps.Word")));
  const people = h("ul", { class: "people", "aria-label": say("People") });
  const node = h("header", { class: "top" },
    h("a", { class: "btn quiet icon", href: card.getAttribute("back") ?? "/scorecards", "aria-label": say("Back") }, icon("back")),
    h("div", { class: "unit" }, h("h1", {}, unit.name), h("p", {}, stage, h("span", { class: "ctx" }, [round.name, group.name].join("\u3000")))),
    total, people, steps, sync.opener);
  const areas = scheme.areas.map(area => {
    const got = h("span", { class: "got num" }), done = h("span", { class: "done num" });
    const link = h("button", { type: "button", onclick: () => { const to = card.querySelector(`#area-${CSS.escape(area.code)}`); to.scrollIntoView({ block: "start" }); } }, h("span", { class: "s-head" }, h("b", {}, area.code), h("span", { class: "s-name" }, area.name)), got, done);
    return { area, link, got, done };
  });
  const rail = h("nav", { class: "rail", "aria-label": say("Areas") }, areas.map(one => one.link));

  return {
    node, rail, sheet: sync.sheet,
    at(item) { for (const { area, link } of areas) mark(link, "aria-current", item && area.items.includes(item) && "true"); },
    update(now) {
      const { items, states, document } = now, of = new Map(items.map((item, place) => [item, states[place]]));
      const { earned, lost, scored, notApplicable } = now.totals, counting = items.length - notApplicable;
      put(stage.lastChild, say(`Scorecards.CardState.${document.stage}`));
      mark(stage, "data-s", stages[document.stage]);
      put(kind, say(states.some(state => state.pending > 0) ? "Total.Provisional" : "Total"));
      put(figure, points(earned));
      put(sum, say("Total.Words", scored, counting, { w: earned + lost }, { w: lost }));
      mark(total, "aria-label", say("Total.Said", { p: earned }, { p: earned + lost }, scored, counting));
      keyed(ticks, items, item => item.id, () => h("i"), (tick, item) => { const state = of.get(item); mark(tick, "class", state.state === "Contradicted" ? "talk" : state.state === "NotApplicable" ? "none" : state.pending > 0 ? "pend" : state.state === "Scored" ? "done" : "todo"); });
      const here = now.people.filter(one => one.id !== document.me.id);
      show(people, here.length > 0);
      keyed(people, here, one => one.id, one => h("li", {}, h("span", { class: "who", "data-s": "run", "aria-hidden": "true" }, initial(one.name)), h("span", { class: "whose" }, h("b", {}, one.name), h("i"))),
        (node, one) => put(node.lastChild.lastChild, one.item ? say(now.sync.state === "offline" && one.at ? "People.At" : "People.In", items.find(item => item.id === one.item)?.code ?? "", one.at ? time(one.at) : "") : say("People.Here")));
      areas.forEach(({ got, done }, place) => {
        const one = now.totals.areas[place], counts = one.items - one.notApplicable;
        put(got, one.scored > 0 ? say("Area.Got", { p: one.earned }, { w: one.earned + one.lost }) : "");
        put(done, say("Area.Done", one.scored, counts));
        mark(done, "data-s", one.scored === counts && "ok");
      });
      sync.update(now);
    },
  };
}
