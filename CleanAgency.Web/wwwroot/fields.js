// The browser's half of Ui/Field: it knows what is being typed and from which version the draft began, so no rendering can
// overtake a keystroke. Blazor writes attributes (value, version, turn), this element writes the input, and neither the other's.
class LiveField extends HTMLElement {
  static observedAttributes = ["value", "version", "turn"];
  #base = null;       // {value, version} the draft began from
  #sent = null;       // {value, turn} on its way to the server
  #again = false;     // edited once more meanwhile
  #queued = false;
  #turn = 0;
  #asked = 0;         // how often this draft was sent without an answer
  #timer = 0;

  connectedCallback() {
    for (const type of ["input", "change", "focusout", "keydown", "click"]) this.addEventListener(type, this);
    document.addEventListener("circuit", this);
    this.#soon();
  }

  disconnectedCallback() {
    document.removeEventListener("circuit", this);
    clearTimeout(this.#timer);
  }

  attributeChangedCallback() { this.#soon(); }

  // Attributes come one by one and before the children: look when the whole rendering is there.
  #soon() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => { this.#queued = false; if (this.isConnected && this.#input) this.#look(); });
  }

  get #input() { return this.querySelector("[data-input]"); }
  get #newest() {
    const value = this.getAttribute("value") ?? "";
    return { value: this.#input.type === "checkbox" ? String(value.toLowerCase() === "true") : value, version: Number(this.getAttribute("version")) };
  }
  get #key() { return ["draft", document.documentElement.dataset.person ?? "", location.pathname, this.getAttribute("row") ?? "", this.getAttribute("name")].join("|"); }
  get #text() { const i = this.#input; return i.type === "checkbox" ? String(i.checked) : i.value; }
  set #text(value) {
    const i = this.#input;
    if (i.type === "checkbox") { i.checked = value === "true"; return; }
    if (i.value === value) return;
    const caret = document.activeElement === i && "selectionStart" in i ? i.selectionStart : null;
    i.value = value;
    if (caret !== null) i.setSelectionRange(caret, caret);
  }
  // A half-typed date has no value yet, but somebody is at it. A list that lacks the stored value chooses nothing.
  // While a save is on its way even the old value counts: somebody may have typed it again.
  get #dirty() {
    const i = this.#input;
    if (this.#sent) return true;
    return i.selectedIndex === -1 ? false : this.#text !== this.#base.value || i.validity?.badInput === true;
  }

  #look() {
    const newest = this.#newest;
    if (!this.#base) this.#begin(newest);
    const dirty = this.#dirty, { value, version } = newest, base = this.#base;
    if (version >= base.version) {
      const known = value === base.value || value === this.#sent?.value || value === this.#text || version === base.version;
      if (!dirty) {
        if (value !== base.value) this.#flash();
        this.#base = newest;
        this.#text = value;
      } else if (known) this.#base = newest;
      this.toggleAttribute("newer", dirty && !known);
    }
    const turn = Number(this.getAttribute("turn"));
    if (this.#sent && turn >= this.#sent.turn) {
      this.#sent = null;
      this.#asked = 0;
      if (this.#dirty) this.#keep();
      if (this.#again && !this.hasAttribute("newer")) { this.#again = false; this.#commit(); }
    }
    this.#show();
  }

  #begin(newest) {
    this.#base = newest;
    this.#turn = Number(this.getAttribute("turn"));
    this.#text = newest.value;
    let draft = null;
    try { draft = JSON.parse(sessionStorage.getItem(this.#key)); } catch { /* storage closed or not ours */ }
    if (!draft || draft.value === newest.value) { this.#drop(); return; }
    this.#base = draft.base;
    this.#text = draft.value;
    this.#asked = draft.asked;
    // It was on its way when the page went: send it once more (a repeated set does no harm), but not for ever.
    if (draft.asked === 1) queueMicrotask(() => this.#commit());
  }

  handleEvent(e) {
    if (!this.#base || !this.#input) return;
    if (e.type === "circuit") { if (e.detail === "up" && this.#sent) { this.#sent = null; this.#commit(); } return; }
    if (e.type === "click") { const take = e.target.closest("[data-take]"); if (take) this.#take(take.dataset.take); return; }
    if (e.target !== this.#input) return;
    if (e.type === "input") this.#typed();
    else if (e.type === "keydown") this.#press(e);
    else if (e.type === "change" && this.#input.type === "date") {
      // While a year is being typed, every digit is a date: wait for a plausible one to stand still.
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => { if (this.#text === "" || this.#text >= "1900") this.#commit(); }, 1500);
    } else this.#commit();
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#asked = 0;
    if (this.#dirty) this.#keep(); else this.#drop();
    this.#look();
  }

  #press(e) {
    if (e.isComposing) return;
    const lines = this.#input.tagName === "TEXTAREA" && !e.ctrlKey && !e.metaKey;
    if (e.key === "Enter" && !lines && this.#input.type !== "checkbox") { e.preventDefault(); this.#commit(); }
    if (e.key === "Escape" && this.#dirty) { e.preventDefault(); e.stopPropagation(); this.#take("theirs"); }
  }

  #take(whose) {
    this.#base = this.#newest;
    this.removeAttribute("newer");
    if (whose === "mine") {
      this.#again = this.#sent !== null;
      this.#commit();
    } else {
      this.#again = false;
      this.#input.value = "";           // empties a half-typed date too
      this.#text = this.#base.value;
      this.#drop();
      this.#tell({ back: true, seen: this.#base.version, turn: this.#turn });
    }
    this.#show();
    this.#input.focus();
  }

  #commit() {
    clearTimeout(this.#timer);
    if (this.hasAttribute("newer") || this.#input.validity?.badInput) return;   // the person has to choose, or to finish
    const value = this.#text;
    if (this.#sent) { this.#again ||= value !== this.#sent.value; return; }
    if (!this.#dirty) return;
    this.#asked++;
    this.#keep();
    this.#sent = { value, turn: ++this.#turn };
    this.#tell({ value, seen: this.#base.version, turn: this.#turn });
    this.#show();
  }

  // While the connection is down an event would be lost; what stands in #sent is sent when it is back.
  #tell(detail) {
    if (document.documentElement.dataset.connection === "down") return;
    this.dispatchEvent(new CustomEvent("livefield", { bubbles: true, detail: { back: false, value: null, ...detail } }));
  }

  #keep() {
    try { sessionStorage.setItem(this.#key, JSON.stringify({ value: this.#text, base: this.#base, asked: this.#asked })); } catch { /* full: the draft lives as long as the page */ }
  }
  #drop() { try { sessionStorage.removeItem(this.#key); } catch { /* closed */ } }

  #show() {
    const dirty = this.#dirty;
    if (!dirty) this.#drop();
    this.toggleAttribute("dirty", dirty);
    this.toggleAttribute("saving", this.#sent !== null);
    if (!this.hasAttribute("newer")) return;
    const button = this.querySelector("[data-take=mine]"), i = this.#input;
    const word = i.type === "checkbox" ? button.dataset[i.checked ? "yes" : "no"] : (i.selectedOptions?.[0]?.text ?? this.#text);
    button.textContent = button.dataset.text.replace("{0}", () => word || button.dataset.nothing);
  }

  // Somebody else's change shows for a moment.
  #flash() {
    this.setAttribute("changed", "");
    setTimeout(() => this.removeAttribute("changed"), 6000);
  }
}

if (!customElements.get("live-field")) customElements.define("live-field", LiveField);
