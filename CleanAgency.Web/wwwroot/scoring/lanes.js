// A lane is one item of one card: its commands go in the order of the taps. Photos have a lane of their own, so that none holds back points.
// Nothing is put off for longer than this: what seems to be was put off by a clock that has been set back since.
export const longest = 60000;

const ofPhotos = new Set(["attach", "detach"]);

export const lane = row => `${row.card}/${row.item ?? ""}${ofPhotos.has(row.kind) ? "/photo" : ""}`;

/**
 * What goes next, oldest first: a lane is cut at its first command that must wait, so a request is always a prefix of each lane and a
 * repeated or overtaken one can bring nothing but duplicates. `absent` are hashes of files that are not on the server yet. What proves an
 * entry goes once the server has the entry: that is in another lane.
 */
export function pick(rows, now, most, absent = new Set()) {
  const waiting = new Set(), unsent = new Set(rows.map(row => row.id)), out = [];
  for (const row of rows) {
    const own = lane(row);
    if (waiting.has(own)) continue;
    if (row.next > now && row.next <= now + longest || row.kind === "attach" && ([row.body.hash, row.body.thumb].some(hash => absent.has(hash)) || unsent.has(row.body.entry))) waiting.add(own);
    else if (out.push(row) === most) break;
  }
  return out;
}
