const boxes = new WeakMap();

// Called after every rendering: the address or the token may have changed.
export function watch(box, address, token, accept, maxBytes, dotnet) {
  const known = boxes.get(box);
  const now = { address, token, accept: accept.split(",").map(a => a.trim().toLowerCase()), maxBytes, dotnet };
  if (known) { Object.assign(known, now); return; }
  boxes.set(box, now);
  const input = box.querySelector("input"), surface = box.querySelector(".surface");
  input.addEventListener("change", () => { const files = [...input.files]; input.value = ""; take(box, now, files); });
  for (const type of ["dragenter", "dragover"])
    surface.addEventListener(type, e => { e.preventDefault(); box.toggleAttribute("over", true); });
  for (const type of ["dragleave", "drop"])
    surface.addEventListener(type, e => { e.preventDefault(); box.removeAttribute("over"); });
  surface.addEventListener("drop", e => { if (!input.disabled) take(box, now, [...e.dataTransfer.files]); });
  // Picked before this was listening.
  if (input.files.length > 0) input.dispatchEvent(new Event("change"));
}

async function take(box, state, files) {
  if (files.length === 0 || state.sending) return;
  const error = box.querySelector(".error"), status = box.querySelector("[role=status]");
  const panel = box.querySelector(".sending"), bar = panel.querySelector("progress"), cancel = panel.querySelector("button");
  const say = (text = "") => { status.textContent = text; };
  const refuse = (kind, ...args) => { error.textContent = args.reduce((t, a, i) => t.replace(`{${i}}`, () => a), error.dataset[kind]); error.hidden = false; };
  error.hidden = true;
  say();
  const file = files[0], megabytes = n => (n / 1048576).toFixed(1).replace(".0", "");
  if (files.length > 1) return refuse("many");
  if (!state.accept.some(end => file.name.toLowerCase().endsWith(end))) return refuse("kind", file.name);
  if (file.size > state.maxBytes) return refuse("big", megabytes(file.size), megabytes(state.maxBytes));
  if (file.size === 0) return refuse("empty", file.name);

  const stop = new AbortController();
  cancel.onclick = () => stop.abort();
  state.sending = true;
  panel.hidden = false;
  try {
    for (let wait = 500; !stop.signal.aborted; wait = Math.min(wait * 2, 8000)) {
      say(status.dataset.sending.replace("{0}", () => file.name));
      bar.value = 0;
      const answer = await post(state, file, bar, stop.signal);
      if (answer && answer.status < 300) { say(status.dataset.sent); await tell(state.dotnet, answer.body); say(); return; }
      // The server has read and refused it: its own sentence when it gives one.
      if (answer && answer.status < 500) { say(); refuse("failed", sentence(answer.body) ?? answer.status); return; }
      if (wait >= 8000) { say(); refuse("lost"); return; }
      say(status.dataset.waiting);
      await new Promise(r => setTimeout(r, wait));
    }
    say();
  } finally {
    state.sending = false;
    panel.hidden = true;
  }
}

// XMLHttpRequest, because fetch does not say how much of a body has been sent.
function post(state, file, bar, signal) {
  return new Promise(done => {
    const request = new XMLHttpRequest(), body = new FormData();
    body.append("file", file, file.name);
    request.open("POST", state.address);
    if (state.token) request.setRequestHeader("RequestVerificationToken", state.token);
    request.upload.onprogress = e => { if (e.lengthComputable) bar.value = 100 * e.loaded / e.total; };
    request.onload = () => done({ status: request.status, body: request.responseText });
    request.onerror = request.onabort = request.ontimeout = () => done(null);
    request.timeout = 120000;
    signal.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}

function sentence(body) {
  try { const said = JSON.parse(body); return said.refusal ?? said.detail ?? said.title ?? null; } catch { return null; }
}

// A call made while the circuit is down never settles: time it out and repeat. The page takes the same answer twice.
async function tell(dotnet, body) {
  for (let tries = 0, told = false; !told && tries < 30; tries++)
    told = await Promise.race([
      dotnet.invokeMethodAsync("FileAnswered", body).then(() => true, () => true),
      new Promise(r => setTimeout(r, 4000, false))]);
}
