// What the rule of an item makes of what was said about it: the tablet's half of Core/Schemes/*Rule.cs and Core/Scorecards/ItemAnswers.cs,
// held to them by the vectors of the tests. Points are whole hundredths and shares are compared as fractions: nothing here is a
// floating-point number. Pure: no page, no clock. A rule that this file does not know gives undefined, never a guess.

// Raised with every change of meaning, as ItemAnswers.Meaning is.
export const RULES = 1;

const FORM = 1;                         // RuleJson's version of the stored form
const MOST_LOSS = 1_000_000;            // OccurrenceCase.Loss
const MOST_COUNT = 2_147_483_647;
const MOST_NUMBER = 2_000_000_000;      // FactContent.Most

const line = (code, points, ...args) => ({ code, points, args });
const p = hundredths => ({ p: hundredths });
const total = lines => lines.reduce((sum, one) => sum + one.points, 0);
const scored = (...lines) => ({ state: "Scored", lines });
const missing = (code, ...args) => ({ state: "Unscored", lines: [line(code, 0, ...args)] });

// rule: RuleJson's stored form; input: { counts, ratios: { part: [share, whole] }, levels, present, ranks, none: [part] }
// -> { state: "Scored" | "Unscored" | "NotApplicable", points, lines: [{ code, points, args }] }
export function reckon(rule, input) {
  const parts = partsOf(rule);
  if (!parts) return undefined;
  const reckoned = parts.map((part, index) => reckonPart(part, index + 1, input));
  for (const state of ["NotApplicable", "Unscored"]) {
    const so = reckoned.filter(part => part.state === state);
    if (so.length) return { state, points: null, lines: so.flatMap(part => part.lines) };
  }
  const zeroed = parts.flatMap(part => part.zeroes).filter(zero => input.counts[zero.code] > 0);
  const lines = zeroed.length
    ? zeroed.map(zero => line("Schemes.Why.Zeroed", 0, zero.text))
    : held(reckoned.flatMap(part => part.lines), parts.reduce((sum, part) => sum + (part.most ?? 0), 0));
  return { state: "Scored", points: total(lines), lines };
}

// Facts first, then what the live claims say, then what the live entries count. "contradicted" when two claims of a field differ.
export function inputOf(item, claims, entries) {
  const parts = partsOf(item.rule);
  if (!parts) return undefined;
  if (contradictions(claims).length) return "contradicted";
  const input = { counts: {}, ratios: {}, levels: {}, present: {}, ranks: {}, none: [] };
  const facts = item.facts ?? {}, found = live(entries), said = reader(claims);
  parts.forEach((part, index) => {
    const number = index + 1;
    for (const one of countable(part)) {
      const count = countOf(one, facts, said, found);
      if (count !== undefined) input.counts[one.code] = count;
    }
    if (part.kind === "ratio") {
      const share = shareOf(part, number, facts, said);
      if (share && share[0] <= share[1]) input.ratios[number] = share;
    }
    if (part.kind === "levels" && said(`level:${number}`) !== undefined) input.levels[number] = said(`level:${number}`);
    if (part.kind === "checks") {
      for (const { code } of part.rows) if (truth(said(`has:${code}`)) !== undefined) input.present[code] = truth(said(`has:${code}`));
    }
    if (part.kind === "ranks") {
      const rank = wholeNumber(said(`rank:${number}`)) || facts[part.fact]?.value;
      if (rank > 0) input.ranks[number] = rank;
    }
    // A found fact beats "nothing found", whichever was said first.
    if (said(`none:${number}`) === "true" && !found.some(entry => codesOf(part).includes(entry.code))) input.none.push(number);
  });
  return input;
}

// item: the card document's ITEM; state: its STATE or nothing -> { state, points, lines }, state also "Contradicted"
export function judge(item, state) {
  const claims = state?.claims ?? [], entries = state?.entries ?? [];
  const none = (kind, ...lines) => ({ state: kind, points: null, lines });
  if (contradictions(claims).length) return none("Contradicted");
  const applies = claims.find(claim => claim.field === "applies");
  if (truth(applies?.value) === false || (truth(applies?.value) === undefined && item.applies === "No")) {
    return applies ? none("NotApplicable", line("Scorecards.Why.NotApplicable", 0, applies.note ?? "")) : none("NotApplicable");
  }
  // Facts never score by themselves, nor does it that the item applies.
  if (!live(entries).length && claims.every(claim => claim.field === "comment" || claim.field === "applies")) return none("Unscored");
  const parts = partsOf(item.rule);
  if (!parts) return undefined;
  const impossible = parts
    .map((part, index) => part.kind === "ratio" ? shareOf(part, index + 1, item.facts ?? {}, reader(claims)) : undefined)
    .filter(share => share && share[0] > share[1]);
  if (impossible.length) return none("Unscored", ...impossible.map(share => line("Schemes.Input.Ratio", 0, ...share)));
  return reckon(item.rule, inputOf(item, claims, entries));
}

// The fields with two live claims that differ. Two people who say the same do not contradict each other.
export function contradictions(claims) {
  const said = new Map(), fields = new Set();
  for (const { field, value } of claims) {
    if (field === "comment") continue;
    if (said.has(field) && said.get(field) !== value) fields.add(field);
    said.set(field, value);
  }
  return [...fields];
}

// The number of the part that a case stands in, from 1.
export const partOf = (rule, code) => (partsOf(rule) ?? []).findIndex(part => codesOf(part).includes(code)) + 1;

const kinds = {
  occurrences(part, number, input) {
    const looked = input.none.includes(number);
    const silent = part.rows.find(one => one.fact !== undefined && input.counts[one.code] === undefined);
    if (!looked && silent) return missing("Schemes.Missing.Count", silent.text);
    if (!looked && codesOf(part).every(code => input.counts[code] === undefined)) return missing("Schemes.Missing.Occurrences");
    return scored(line("Schemes.Why.Full", part.most, p(part.most)), ...part.rows.flatMap(one => taken(one, input.counts[one.code])));
  },

  ratio(part, number, input) {
    const [share, whole] = input.ratios[number] ?? [];
    if (share === undefined) return part.fact === undefined ? missing("Schemes.Missing.RatioOpen") : missing("Schemes.Missing.Ratio", part.fact);
    if (whole === 0) {
      return part.whenNone === "notApplicable"
        ? { state: "NotApplicable", lines: [line("Schemes.Why.NoObjects", 0)] }
        : scored(line("Schemes.Why.NoObjectsFull", part.most, p(part.most)));
    }
    const band = [...part.rows].sort((a, b) => b.atLeast - a.atLeast).find(one => BigInt(share) * 10_000n >= BigInt(one.atLeast) * BigInt(whole));
    return scored(band
      ? line("Schemes.Why.Band", band.gives, share, whole, percent(share, whole), band.text, p(band.gives))
      : line("Schemes.Why.BelowBands", 0, share, whole, percent(share, whole)));
  },

  levels(part, number, input) {
    const level = part.rows.find(one => one.code === input.levels[number]);
    return level ? scored(line("Schemes.Why.Level", level.gives, level.text, p(level.gives))) : missing("Schemes.Missing.Level");
  },

  checks(part, number, input) {
    const open = part.rows.filter(one => input.present[one.code] === undefined).length;
    return open ? missing("Schemes.Missing.Checks", open) : scored(...part.rows.map(one => input.present[one.code]
      ? line("Schemes.Why.There", one.gives, one.text, p(one.gives))
      : line("Schemes.Why.NotThere", 0, one.text)));
  },

  ranks(part, number, input) {
    const rank = input.ranks[number];
    if (rank === undefined) return part.fact === undefined ? missing("Schemes.Missing.RankOpen") : missing("Schemes.Missing.Rank", part.fact);
    const band = [...part.rows].sort((a, b) => a.upTo - b.upTo).find(one => rank <= one.upTo);
    return scored(band ? line("Schemes.Why.Rank", band.gives, rank, band.text, p(band.gives)) : line("Schemes.Why.BehindRanks", 0, rank));
  },

  deduction: (part, number, input) => scored(...part.rows.flatMap(one => taken(one, input.counts[one.code]))),
};

// The kinds of part that this file knows; a sum is made of them.
export const KINDS = [...Object.keys(kinds), "sum"];

function partsOf(rule) {
  if (rule?.v !== FORM) return undefined;
  const parts = rule.kind === "sum" ? rule.addends : [rule];
  return parts.every(part => Object.hasOwn(kinds, part.kind)) ? parts : undefined;
}

function reckonPart(part, number, input) {
  const score = kinds[part.kind](part, number, input);
  if (score.state !== "Scored") return score;
  // A fact that should say whether the item is zeroed and does not must not be read as "no".
  const silent = part.zeroes.find(zero => zero.fact !== undefined && input.counts[zero.code] === undefined && !input.none.includes(number));
  return silent ? missing("Schemes.Missing.Count", silent.text) : part.kind === "deduction" ? score : scored(...held(score.lines, part.most));
}

// What lies below 0 or above the maximum is a line of its own, so that the lines still add up.
function held(lines, most) {
  const sum = total(lines), kept = Math.min(Math.max(sum, 0), most);
  return sum === kept ? lines : [...lines, line(sum < kept ? "Schemes.Why.Floor" : "Schemes.Why.Ceiling", kept - sum, p(kept))];
}

function taken(one, count) {
  if (!count) return [];
  const loss = Math.min(MOST_LOSS, one.each * Math.min(count, one.times ?? MOST_COUNT), one.cap ?? MOST_LOSS);
  const most = loss < one.each * count ? "AtMost" : "";
  const [name, measure] = wording(one.text);
  return [measure
    ? line(`Schemes.Why.Taken${most}`, 0 - loss, name, count, measure, p(one.each), p(loss))
    : line(`Schemes.Why.TakenTimes${most}`, 0 - loss, name, count, p(one.each), p(loss))];
}

// CaseWording.Split: what is counted stands in brackets behind the case, after the sign for "each".
export function wording(text) {
  const found = /\s*[\uff08(]\u6bcf([^\uff0c,\u3001\uff09)]+)[^\uff09)]*[\uff09)]\s*$/.exec(text);
  return found ? [text.slice(0, found.index).trimEnd(), found[1]] : [text, ""];
}

// Cut off, never rounded: 94.998 % is not shown as the 95 % it does not reach.
export function percent(share, whole) {
  const digits = String(BigInt(share) * 10_000n / BigInt(whole)).padStart(3, "0");
  const behind = digits.slice(-2).replace(/0+$/, "");
  return `${digits.slice(0, -2)}${behind && "."}${behind}%`;
}

const live = entries => entries.filter(entry => !entry.withdrawn);
const reader = claims => field => claims.find(claim => claim.field === field)?.value;
const codesOf = part => [...part.zeroes, ...part.rows].map(one => one.code);
const countable = part => part.kind === "occurrences" || part.kind === "deduction" ? [...part.zeroes, ...part.rows] : part.zeroes;
const truth = value => value === "true" ? true : value === "false" ? false : undefined;

function wholeNumber(value) {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : undefined;
  return number <= MOST_NUMBER ? number : undefined;
}

function countOf(one, facts, said, found) {
  const entries = found.filter(entry => entry.code === one.code);
  return entries.length
    ? Math.min(entries.reduce((sum, entry) => sum + entry.count, 0), MOST_COUNT)
    : wholeNumber(said(`count:${one.code}`)) ?? facts[one.fact]?.value;
}

// Two numbers that two people entered, or one beside a fact, may not fit together; that is for the caller to see.
function shareOf(part, number, facts, said) {
  const fact = facts[part.fact]?.whole == null ? undefined : facts[part.fact];
  const share = wholeNumber(said(`share:${number}`)) ?? fact?.value, whole = wholeNumber(said(`whole:${number}`)) ?? fact?.whole;
  return share === undefined || whole === undefined ? undefined : [share, whole];
}
