// What an item, a state and a command say in a line. Pure: data in, words out.
import { itemOf } from "./card.js";
import { wording } from "./rules.js";
import { known, list, points, say, sentences, time } from "./texts.js";

export const partsOf = rule => rule.kind === "sum" ? rule.addends : [rule];
export const mostOf = part => part.most ?? 0;
export const kindOf = rule => rule.kind === "sum" ? say("Kind.sum", partsOf(rule).length) : say(`Kind.${rule.kind}`);

export function split(text) {
  const [name, measure] = wording(text);
  return { name, measure };
}

/** 一档：按月落实… is a name and what it means. */
export function level(text) {
  const at = text.search(/[\uff1a:]/);
  return at > 0 && at < 8 ? { name: text.slice(0, at), means: text.slice(at + 1).trim() } : { name: "", means: text };
}

export function loss(one, count) {
  const uncapped = one.each * Math.min(count, one.times ?? count);
  return one.cap == null ? uncapped : Math.min(uncapped, one.cap);
}

export const counted = (one, count) => { const { name, measure } = split(one.text); return say(measure ? "Counted" : "Counted.Times", name, count, measure); };

/** Each costs 0.5, at most 2: what stands beneath the name of a case. */
export function price(one) {
  const { measure } = split(one.text);
  const each = one.times === 1 && !measure ? say("Price.Once", { w: one.each }) : say(measure ? "Price.Each" : "Price.Time", measure, { w: one.each });
  return [each, one.times > 1 && say("Price.Times", one.times, measure), one.cap != null && say("Price.Cap", { w: one.cap })].filter(Boolean).join(say("Comma"));
}

export const caseOf = (item, code) => partsOf(item.rule).flatMap(part => [...part.zeroes ?? [], ...part.rows]).find(one => one.code === code);

const took = line => /\.Taken/.test(line.code);

/** 4.0 − 超期2件×0.5 = 3.5 where everything is taken from full marks, sentences otherwise; the figure stands at the end either way. */
export function reckoned(lines, total) {
  const plain = lines.every(line => took(line) || line.code.endsWith("Why.Full") || line.code.endsWith("Why.Floor"));
  if (plain && !lines.some(took)) return { said: say("NoneFound.Gives", { p: total }), total: null };
  if (!plain) return { said: sentences(lines.map((line, at) => line.code.endsWith("Why.Full") && !(lines[at + 1] && took(lines[at + 1])) ? say("NoneFound.Gives", { p: line.points }) : say(line.code, ...line.args))), total: lines.length > 1 ? total : null };
  const terms = lines.filter(line => !line.code.endsWith("Floor")).map(line => {
    const [name, count, ...rest] = line.args;
    if (!took(line)) return points(line.points);
    const term = line.code.includes("Times") ? say("Sum.Times", name, count, rest[0]) : say("Sum.Taken", name, count, rest[0], rest[1]);
    return line.code.endsWith("AtMost") ? say("Sum.AtMost", term, { p: -line.points }) : term;
  });
  return { said: `${terms.join(" \u2212 ")}${lines.some(line => line.code.endsWith("Floor")) ? say("Sum.Floor") : ""} =`, total };
}

/** The line beneath the name of an item. */
export function gist(item, state, me) {
  if (state.state === "NotApplicable") return say("State.NotApplicable");
  if (state.state === "Contradicted") return say("Gist.Contradicted", list(names(contradiction(state)?.claims ?? [], me)));
  if (state.state === "Unscored") return say("State.Unscored");
  if (state.state === null) return say("State.Unknown");
  const lost = state.why.filter(took);
  if (lost.length > 0) return say("Gist.Lost", lost.map(line => line.code.includes("Times") ? say("Counted.Times", ...line.args) : say("Counted", ...line.args)).join(say("And")), { p: -lost.reduce((sum, line) => sum + line.points, 0) });
  if (state.claims.some(claim => claim.field.startsWith("none:") && claim.value === "true") && partsOf(item.rule).length === 1) return say("NoneFound");
  const there = state.why.filter(line => line.code.endsWith("Why.There")), not = state.why.filter(line => line.code.endsWith("Why.NotThere"));
  if (there.length + not.length === state.why.length && state.why.length > 1) return not.length > 0 ? say("Gist.NotThere", list(not.map(line => line.args[0]))) : say("Gist.AllThere", there.length);
  return sentences(state.why.filter(line => !line.code.endsWith("Why.Full")).map(line => say(line.code, ...line.args))) || say("NoneFound");
}

/** Who said it; to oneself one is you. */
export const by = (one, me) => one.pending || one.by === me?.id ? say("You") : one.byName;

export const why = ({ byName, at, reason }) => say("Withdrawn.Why", byName ?? say("You"), time(at), reason);

/** What a finding asks of the unit, or why it asks nothing any more. */
export const toDo = finding => finding.withdrawn ? why(finding.withdrawn) : say("Finding.Says", finding.clause, finding.requirement);

const DAY = 86_400_000;

/** Who, when, and where it is kept by now: only what is on disk is said to be. */
const kept = { storing: "Entry.Storing", pending: "Entry.Pending", unsaved: "Entry.Unsaved" };
export const stands = (one, me) => say(kept[one.pending] ?? "Entry.Saved", by(one, me), time(saidAt(one)));

/** The device says when something was written, unless its clock cannot be right: later than the server took it, or more than a day before. */
export function saidAt({ at, deviceAt }) {
  const early = Date.parse(at) - Date.parse(deviceAt);
  return !at || early >= 0 && early < DAY ? deviceAt ?? at : at;
}

export const names = (all, me) => [...new Set(all.map(one => by(one, me)))];

/** The first field about which two claims stand against each other, with both. */
export function contradiction(state) {
  const fields = new Map();
  for (const claim of state.claims) if (claim.field !== "comment") fields.set(claim.field, [...fields.get(claim.field) ?? [], claim]);
  const found = [...fields].find(([, claims]) => new Set(claims.map(claim => claim.value)).size > 1);
  return found && { field: found[0], claims: found[1] };
}

/** What an answer to a field says, with the points it would give if the rule knows. */
export function answer(item, field, value) {
  const [what, at] = field.split(":");
  if (value == null) return { said: say("Answer.Back") };
  if (what === "level") {
    const chosen = caseOf(item, value), words = level(chosen?.text ?? value);
    return { said: words.name || words.means, points: chosen?.gives };
  }
  if (what === "has") return { said: say(value === "true" ? "Answer.Has" : "Answer.HasNot", caseOf(item, at)?.text ?? at) };
  if (what === "count") { const one = caseOf(item, at); return { said: one ? counted(one, value) : value }; }
  if (what === "none") return { said: say("NoneFound") };
  return { said: known(`Answer.${what}`) ? say(`Answer.${what}`, value) : value === "true" || value === "false" ? say(`Answer.${what}.${value}`) : value };
}

/** A marked copy of a photo keeps the name of its original and says what it is. */
export const called = file => file.original ? say("Photo.Marked", file.name) : file.name;

/** All that was entered, for the list of what waits and of what was refused. */
export function entered(item, { kind, body }, extras = []) {
  const one = body.code && item && caseOf(item, body.code), rule = extras.find(extra => extra.id === body.rule);
  const [what, ...more] = kind === "occurrence" ? [one ? counted(one, body.count) : body.code, body.fact, body.person && say("With.Person", body.person), body.place && say("With.Place", body.place), body.on]
    : kind === "set" ? body.field === "comment" ? [say("Did.Comment", body.value ?? "")] : [item ? answer(item, body.field, body.value).said : body.value, body.note, body.source && say("Fact.Source", body.source)]
    : kind === "attach" ? [say("Did.Attach", body.name)]
    : kind === "finding" ? [say("Did.finding"), say(`Severity.${body.severity}`), body.fact, say("Finding.Says", body.clause, body.requirement)]
    : kind === "extra" ? [say("Did.extra"), rule && `${rule.code} ${rule.name}`, body.count > 1 && say("Times.Of", body.count), say("Extra.Row", body.fact, body.basis)]
    : [say(`Did.${kind}`), body.fact ?? body.text ?? body.reason];
  return [what, more.filter(Boolean).join("\u3000")].filter(Boolean).join(say("Colon"));
}

/** The same in a line by itself, beside what else is entered on the card. */
export function told(card, command) {
  const item = command.item && itemOf(card, command.item);
  return [item?.code, entered(item, command, card.scheme.extras)].filter(Boolean).join("\u3000");
}

/** Why it was refused: as the server says it, or what this tablet has found. */
export const refusal = ({ text, code = "" } = {}) => say("Refused.Why", (text ?? (known(code) ? say(code) : code)).replace(/[\u3002.]$/, ""));
