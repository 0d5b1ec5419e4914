// The card as this tablet shows it: the card document of the server with the person's own commands laid over it that the server has
// not rendered yet. Pure: nothing is changed in place, and what no command touches is the same object as before.
import { RULES, judge, partOf } from "./rules.js";

// document: GET /api/cards/{id}. commands: rows of this person's queue for this card, in order: { id, item, kind, body, seen, at }, with
// `version`, `judged` and `acknowledged` (the answer's "now") once the server has it; one that was refused is not handed in. A command falls away
// when the document has reached its version, one about the whole card when the document is younger than the answer.
// -> the document, with in `items` for every item touched by a command: claims and entries laid over and marked `pending: true`,
//    `pending` (how many commands) and, where points may have changed, state, points and why by rules.js with `provisional: true`, or
//    state and points as the server has answered them; state is null where this file can not reckon. Findings, extras and disputes that wait are in their lists with `pending: true`.
export function view(document, commands) {
  const me = document.me, waiting = commands.filter(command => !settled(document, command));
  const shown = { ...document, items: { ...document.items }, findings: [...document.findings ?? []], extras: [...document.extras ?? []], disputes: [...document.disputes ?? []] };
  const touched = new Set();
  for (const command of waiting) {
    const item = command.item === null ? undefined : itemOf(document, command.item);
    if (item) {
      const state = shown.items[item.id] ?? { version: 0, state: "Unscored", points: null, why: [], claims: [], entries: [], files: [], disputed: false };
      const laid = laysOver[command.kind]?.(state, command, me, item) ?? {};
      shown.items[item.id] = { ...state, ...laid, pending: (state.pending ?? 0) + 1 };
      if (laid.entries || (laid.claims && command.body.field !== "comment")) touched.add(item);
    }
    onTheCard[command.kind]?.(shown, command, me);
  }
  for (const item of touched) {
    const { judged: answered } = waiting.findLast(command => command.item === item.id);
    shown.items[item.id] = { ...shown.items[item.id], ...judged(document, item, shown.items[item.id]), ...answered?.state && { ...answered, provisional: false } };
  }
  return shown;
}

// Every item with where it stands; an item that nobody touched has no STATE in the document.
// -> { ...totals, areas: [{ code, name, ...totals }] }, points in hundredths
export function totals(shown) {
  const areas = shown.scheme.areas.map(area => ({ code: area.code, name: area.name, ...sums(shown, area.items) }));
  return { ...sums(shown, shown.scheme.areas.flatMap(area => area.items)), areas };
}

// Where an item stands: "Unscored" | "Scored" | "NotApplicable" | "Contradicted", or null when only the server can say.
export const stateOf = (shown, item) => shown.items[item.id] ? shown.items[item.id].state : item.applies === "No" ? "NotApplicable" : "Unscored";

// What the known facts would give if somebody said that they are right; shown, never counted.
export const foreseen = (shown, item) => shown.rules === RULES ? judge(item, { claims: [{ field: "checked", value: "true" }], entries: [] }) : undefined;

export const itemOf = (document, id) => document.scheme.areas.flatMap(area => area.items).find(item => item.id === id);

// The next item from here that still wants an answer, round the end of the card.
export function nextOpen(shown, from) {
  const items = shown.scheme.areas.flatMap(area => area.items), at = items.findIndex(item => item.id === from);
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(item => ["Unscored", "Contradicted"].includes(stateOf(shown, item)));
}

function settled(document, { item, version, acknowledged }) {
  if (item !== null && version != null) return (document.items[item]?.version ?? -1) >= version;
  return acknowledged != null && document.now >= acknowledged;
}

const made = (command, me) => ({ id: command.id, by: me.id, byName: me.name, at: command.at, deviceAt: command.at, pending: true });

const laysOver = {
  // A set takes the place of what its writer had said before or could see; without a value it takes the answer back.
  set(state, command, me, item) {
    const { field, value, source = null, note = null } = command.body;
    const part = field.startsWith("none:") ? Number(field.slice(5)) : 0;
    // Everybody has a comment of their own.
    const claims = state.claims.filter(claim => claim.field !== field || (claim.by !== me.id && (field === "comment" || !sees(command.seen, claim))));
    const claim = { ...made(command, me), field, value, source, note, version: null }, fact = part && state.entries.find(entry => !entry.withdrawn && partOf(item.rule, entry.code) === part);
    if (!value?.trim()) return { claims };
    return !fact ? { claims: [...claims, claim] } : { claims, entries: state.entries.map(entry => entry === fact ? { ...entry, instead: [...entry.instead ?? [], ...ended(entry, [claim])] } : entry) };
  },

  // A found fact takes the place of "nothing found" in its part.
  occurrence(state, command, me, item) {
    if (state.entries.some(entry => entry.id === command.id)) return {};
    const { code, count, fact, person = "", place = "", on = null } = command.body, none = `none:${partOf(item.rule, code)}`;
    return {
      claims: state.claims.filter(claim => claim.field !== none),
      entries: [...state.entries, { ...made(command, me), code, count, fact, person, place, on, version: null, withdrawn: null, instead: ended({ by: me.id }, state.claims.filter(claim => claim.field === none && claim.value)) }],
    };
  },

  withdraw: (state, command, me) => ({
    entries: state.entries.map(entry => entry.id !== command.body.entry || entry.withdrawn ? entry
      : { ...entry, withdrawn: { byName: me.name, at: command.at, reason: command.body.reason }, pending: true }),
  }),

  attach: (state, command, me) => (state.files ?? []).some(file => file.id === command.id) ? {}
    : { files: [...state.files ?? [], { thumb: null, entry: null, ...command.body, ...made(command, me) }] },

  detach: (state, command) => ({ files: (state.files ?? []).filter(file => file.id !== command.body.file) }),

  dispute: () => ({ disputed: true }),
};

// A colleague's "nothing found" stands beside the fact that has ended it.
const ended = (entry, marks) => marks.filter(mark => mark.by !== entry.by).map(({ by, byName, at, deviceAt }) => ({ by, byName, at, deviceAt }));

const onTheCard = {
  finding: (shown, command, me) => add(shown.findings, command, me, { withdrawn: entryOf(shown, command)?.withdrawn ?? null }),
  extra: (shown, command, me) => add(shown.extras, command, me),
  dispute: (shown, command, me) => add(shown.disputes, command, me, { opinions: [] }),
  // What was raised from an entry goes with it.
  withdraw: (shown, command, me) => { for (const { id, entry } of shown.findings) if (entry === command.body.entry) withdraw(shown.findings, id, command, me); },
  "withdraw-finding": (shown, command, me) => withdraw(shown.findings, command.body.finding, command, me),
  "withdraw-extra": (shown, command, me) => withdraw(shown.extras, command.body.extra, command, me),
  opinion: (shown, command, me) => change(shown.disputes, command.body.dispute, one => ({ opinions: [...one.opinions ?? [], { ...made(command, me), text: command.body.text }] })),
};

function add(list, command, me, more) {
  if (!list.some(one => one.id === command.id)) list.push({ ...command.body, item: command.item, ...made(command, me), withdrawn: null, ...more });
}

const entryOf = (shown, { item, body }) => body.entry && shown.items[item]?.entries.find(entry => entry.id === body.entry);

const withdraw = (list, id, command, me) => change(list, id, one => one.withdrawn ? {} : { withdrawn: { byName: me.name, at: command.at, reason: command.body.reason } });

function change(list, id, to) {
  const at = list.findIndex(one => one.id === id);
  if (at >= 0) list[at] = { ...list[at], ...to(list[at]), pending: true };
}

const sees = (seen, claim) => claim.version !== null && seen?.version != null && claim.version <= seen.version;

function judged(document, item, state) {
  const judgement = document.rules === RULES ? judge(item, state) : undefined;
  return { state: judgement?.state ?? null, points: judgement?.points ?? null, why: judgement?.lines ?? [], provisional: true };
}

function sums(shown, items) {
  const one = { items: items.length, scored: 0, notApplicable: 0, unscored: 0, contradicted: 0, unknown: 0, disputed: 0, pending: 0, earned: 0, max: 0, lost: 0, provisional: false };
  const counts = { Scored: "scored", NotApplicable: "notApplicable", Unscored: "unscored", Contradicted: "contradicted" };
  for (const item of items) {
    const state = shown.items[item.id], so = stateOf(shown, item);
    one[counts[so] ?? "unknown"]++;
    one.disputed += state?.disputed ? 1 : 0;
    one.pending += state?.pending ?? 0;
    one.provisional ||= state?.provisional ?? false;
    if (so !== "NotApplicable") one.max += item.max;
    if (so === "Scored") {
      one.earned += state.points;
      one.lost += item.max - state.points;
    }
  }
  return one;
}
