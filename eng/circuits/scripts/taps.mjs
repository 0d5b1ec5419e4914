// Inspectors at their cards, as the product's pages have them: a card is opened inside the circuit and fetched, a stroke goes to
// POST /api/commands at a random moment of each PACE seconds, and when the circuit tells of a change, what changed is fetched.
const pace = +(process.env.PACE ?? 15) * 1000, span = +(process.env.SECONDS ?? 60) * 1000;
const levels = ['D5', 'E5', 'F3'];   // B1 is tapped by the browser that measures
export const ready = 'a[href^=scorecards]';
let begun = false;

const ask = async (c, path) => JSON.parse((await c.http.request('GET', new URL(path, c.uri), { headers: { accept: 'application/json' } })).text);

export default async function (c) {
  // Thirty accounts are taken in turn; circuits of one account take its group's cards in turn, of those that still take strokes.
  const links = [...new Set(c.all('a[href^=scorecards]').map(a => a.attrs.href).filter(href => /^scorecards\/[0-9a-f-]{36}$/.test(href)))], open = [];
  const { person } = await ask(c, '/api/me');
  for (const link of links) {
    const document = await ask(c, `/api/cards/${link.split('/').pop()}`);
    if (document.me.scores && ['Open', 'Deliberating'].includes(document.stage)) open.push(document);
  }
  const document = open[Math.floor(c.id / 30) % open.length], card = document.card, items = document.scheme.areas.flatMap(a => a.items).filter(i => levels.includes(i.code));
  await c.navigate(`/scorecards/${card}`);
  await c.until('score-card');
  if (!begun) { begun = true; console.log('tapping'); }
  const { epoch } = document, versions = {};
  let now, over = false;
  const learn = d => { now = d.now; for (const [id, state] of Object.entries(d.items)) versions[id] = state.version; };
  learn(document);
  const watching = (async () => {
    for (let seen = c.attr('score-card', 'stamp'); !over;) {
      await c.until(() => over || c.attr('score-card', 'stamp') !== seen, 1e9);
      seen = c.attr('score-card', 'stamp');
      if (!over) await c.measure('GET what changed', async () => learn(await ask(c, `/api/cards/${card}?since=${now}`)));
    }
  })().catch(() => {});   // a circuit that died is in the report
  for (const end = performance.now() + span; performance.now() < end;) {
    await c.sleep([0, 2 * pace]);
    const item = items[Math.floor(Math.random() * items.length)], at = new Date().toISOString();
    const command = { id: crypto.randomUUID(), card, epoch, item: item.id, kind: 'set', body: { field: 'level:1', value: `${item.code}.1.${1 + Math.floor(Math.random() * 3)}` }, seen: { version: versions[item.id] ?? 0, command: null }, at };
    const answer = await c.measure('POST one stroke', () => c.http.request('POST', new URL('/api/commands', c.uri), {
      headers: { 'content-type': 'application/json', 'x-scoring': '1' }, body: JSON.stringify({ protocol: 1, person, device: `load-${c.id}`, sentAt: at, commands: [command] }),
    }));
    c.assert(answer.status === 200 && JSON.parse(answer.text).answers[0].status === 'done', `a stroke was answered ${answer.status} ${answer.text.slice(0, 200)}`);
  }
  over = true;
  await Promise.race([watching, c.sleep(100)]);
}
