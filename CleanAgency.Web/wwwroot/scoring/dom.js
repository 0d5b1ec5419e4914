// A node is built once and then only brought up to date: what somebody is typing into is never built again.
const drawn = {
  add: '<path d="M10 4v12M4 10h12"/>',
  arrow: '<path d="M4 16 16 4M8 4h8v8"/>',
  back: '<path d="m12.5 4-6 6 6 6"/>',
  box: '<rect x="3" y="4.5" width="14" height="11"/>',
  camera: '<path d="M3 6.5h3.2L7.8 4h4.4l1.6 2.5H17v10H3z"/><circle cx="10" cy="11" r="3"/>',
  check: '<path d="m4 10.5 4 4 8-9"/>',
  close: '<path d="m5 5 10 10M15 5 5 15"/>',
  cloud: '<path d="M6 15.5a3.8 3.8 0 0 1-.4-7.5 4.7 4.7 0 0 1 9-.8 3.9 3.9 0 0 1-.1 8.3M10 16.5v-6m-2.4 2.2L10 10.3l2.4 2.4"/>',
  data: '<ellipse cx="10" cy="5" rx="6" ry="2.3"/><path d="M4 5v10c0 1.3 2.7 2.3 6 2.3s6-1 6-2.3V5M4 10c0 1.3 2.7 2.3 6 2.3s6-1 6-2.3"/>',
  dots: '<path d="M4.5 10h.1M10 10h.1M15.5 10h.1" stroke-width="2.8"/>',
  down: '<path d="m4 7.5 6 6 6-6"/>',
  edit: '<path d="m4 16 .8-3.4L13.6 4 16 6.4l-8.6 8.8z"/>',
  flag: '<path d="M5 17.5v-14M5 4h10l-2.2 3.2L15 10.5H5"/>',
  half: '<circle cx="10" cy="10" r="7.5"/><path d="M10 2.5v15a7.5 7.5 0 0 0 0-15z" fill="currentColor"/>',
  history: '<path d="M3.5 10a6.5 6.5 0 1 1 2 4.7M3.5 10 2 7.8M3.5 10l2.2-1.6M10 6.5V10l2.5 1.8"/>',
  info: '<circle cx="10" cy="10" r="7.5"/><path d="M10 9v5M10 6.3v.1"/>',
  list: '<path d="M7.5 5H17M7.5 10H17M7.5 15H17M3.5 5h.1M3.5 10h.1M3.5 15h.1"/>',
  minus: '<path d="M4 10h12"/>',
  next: '<path d="m7.5 4 6 6-6 6"/>',
  offline: '<path d="M6 15.5h8.5a3 3 0 0 0 2-5.2A4 4 0 0 0 14.6 9M10 5.2A4.7 4.7 0 0 0 5.6 8 3.8 3.8 0 0 0 6 15.5M3 3l14 14"/>',
  ok: '<circle cx="10" cy="10" r="7.5"/><path d="m6.5 10.3 2.4 2.4 4.6-5.2"/>',
  open: '<circle cx="10" cy="10" r="7" stroke-dasharray="2.4 2.4"/>',
  scale: '<path d="M10 3v14M6 17h8M4 6h12M4 6l-2 5.5a2.4 2.4 0 0 0 4 0zM16 6l-2 5.5a2.4 2.4 0 0 0 4 0z"/>',
  search: '<circle cx="8.7" cy="8.7" r="5.2"/><path d="m12.6 12.6 4.4 4.4"/>',
  sort: '<path d="M6 4v12M3 13l3 3 3-3M12 5h5M12 10h4M12 15h2.5"/>',
  steps: '<path d="M8.5 5H17M8.5 10H17M8.5 15H17M2.8 5l1.2 1.2L6.4 3.6M2.8 10l1.2 1.2 2.4-2.6"/><circle cx="4.5" cy="15" r="1.2"/>',
  stop: '<circle cx="10" cy="10" r="7.5"/><path d="m5 15 10-10"/>',
  talk: '<path d="M3 4.5h10v7H7l-4 3z"/><path d="M15.5 8H17v8l-3-2H8.5"/>',
  text: '<path d="M4 7V4.5h12V7M10 4.5v11.5M7.5 16h5"/>',
  undo: '<path d="M4 8h8a4.2 4.2 0 0 1 0 8.4H8M4 8l3.5-3.5M4 8l3.5 3.5"/>',
  warn: '<path d="M10 3 2.3 16.5h15.4z"/><path d="M10 8v4m0 2.2v.1"/>',
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "i");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.icon = name;
  svg.innerHTML = drawn[name];
  return svg;
}

/** Another picture in the same place. */
export function draw(svg, name) {
  if (svg.dataset.icon === name) return;
  svg.dataset.icon = name;
  svg.innerHTML = drawn[name];
}

/** An element with its attributes, listeners (onclick) and children; a child that is null or false is left out. */
export function h(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else mark(node, key, value);
  }
  node.append(...children.flat().filter(child => child != null && child !== false));
  return node;
}

/** An attribute, touched only if it changes; null and false take it away. */
export function mark(node, name, value) {
  if (value == null || value === false) { if (node.hasAttribute(name)) node.removeAttribute(name); return; }
  const text = value === true ? "" : String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

export function put(node, text) { if (node.textContent !== text) node.textContent = text; }

/** An icon has no property for it, so the attribute is set. */
export const show = (node, visible) => mark(node, "hidden", !visible);

export const button = (look, picture, text, onclick, attributes = {}) =>
  h("button", { type: "button", class: `btn ${look}`, onclick, ...attributes }, picture && icon(picture), text != null && h("span", {}, text));

/** Children by key, in order: those there are brought up to date, none is built anew, none is moved without need. */
export function keyed(parent, rows, keyOf, make, update) {
  const kept = parent.kept ??= new Map(), keys = new Set(rows.map(keyOf));
  for (const [key, node] of kept) if (!keys.has(key)) { node.remove(); kept.delete(key); }
  let after = null;
  for (const row of rows) {
    const key = keyOf(row);
    let node = kept.get(key);
    if (!node) kept.set(key, node = make(row));
    update?.(node, row);
    const place = after ? after.nextElementSibling : parent.firstElementChild;
    if (place !== node) parent.insertBefore(node, place);
    after = node;
  }
}

let number = 0;
export const fresh = prefix => `${prefix}-${++number}`;
