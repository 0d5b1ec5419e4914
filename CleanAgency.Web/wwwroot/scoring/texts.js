// Words come from the server as key and sentence, in the language of the page; figures are written here.
let words = {}, spoken, asked;

/** Fetched once, whoever asks first; what has failed is tried again by the next. */
export function speak(language) {
  if (spoken !== language) [spoken, asked] = [language, learn(language).catch(error => { spoken = undefined; throw error; })];
  return asked;
}

async function learn(language) {
  const answer = await fetch(`/scoring/texts.${language.startsWith("zh") ? "zh" : "en"}.json`);
  words = await answer.json();
}

export const say = (key, ...args) => (words[key] ?? key).replace(/\{(\d+)\}/g, (_, place) => shown(args[place]));
export const known = key => key in words;

/** Points travel as whole hundredths: 450 is read 4.5, and never less than one place. */
export function points(hundredths) {
  const size = Math.abs(hundredths), text = (size / 100).toFixed(size % 10 ? 2 : 1);
  return hundredths < 0 ? `\u2212${text}` : text;
}

/** A maximum or a price needs no place behind the point: of 4, less 0.5. What is given has one wherever it stands: 4.0. */
export const whole = hundredths => points(hundredths).replace(/\.0$/, "");

export const shown = value => value == null ? "" : typeof value !== "object" ? String(value) : "w" in value ? whole(value.w) : points(value.p);

// The office's clock, whatever zone the tablet was left in.
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const time = iso => clock.format(new Date(iso));

export const list = all => all.join(say("And"));
/** One sentence after the other, in a line. */
export const sentences = all => all.join(say("Stop"));
export const initial = name => [...name][0] ?? "";
