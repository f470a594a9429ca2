/* Builds the evidence of a sentence when it is opened, from the data in the page. */
(() => {
  const data = JSON.parse(document.getElementById("evidence-data").textContent);
  const box = document.getElementById("ev");
  const words = (text) => text.match(/[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*|[^\p{L}\p{N}]+/gu) || [];
  const make = (name, kind, ...inner) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inner);
    return made;
  };
  /* The longest common subsequence of two lists of words, as the places of the first that are in it. */
  const shared = (one, other) => {
    const table = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
    for (let i = one.length - 1; i >= 0; i--)
      for (let j = other.length - 1; j >= 0; j--)
        table[i][j] = one[i] === other[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    const found = new Set();
    for (let i = 0, j = 0; i < one.length && j < other.length; )
      if (one[i] === other[j]) { found.add(i); i++; j++; }
      else if (table[i + 1][j] >= table[i][j + 1]) i++;
      else j++;
    return found;
  };
  const marked = (text, other, mark) => {
    const isWord = (piece) => /[\p{L}\p{N}]/u.test(piece);
    const pieces = words(text);
    const folded = pieces.filter(isWord).map((piece) => piece.toLowerCase());
    const there = words(other).filter(isWord).map((piece) => piece.toLowerCase());
    const common = shared(folded, there);
    const line = document.createDocumentFragment();
    let at = 0;
    for (const piece of pieces) {
      if (!isWord(piece) || common.has(at++)) line.append(piece);
      else line.append(make(mark, "", piece));
    }
    return line;
  };
  const textOf = (id) => { const found = document.getElementById(id); return found ? found.textContent : ""; };
  const kinds = { "⚑": "x", "●": "c", "≈": "c", "◐": "r", "·": "u" };
  let shown = "";
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.e");
    if (!button) return;
    const id = button.dataset.s;
    if (box.matches(":popover-open") && shown !== id) event.preventDefault();
    shown = id;
    const here = textOf(id);
    const head = make("p", "evh", make("b", "", id), " in the other versions");
    head.id = "evidence-head";
    const silent = [];
    const entries = [];
    for (const [other, number, said, why, ...sentences] of data.rows[id]) {
      const sign = data.signs[number];
      if (!sign) { silent.push(data.names[other]); continue; }
      const glyph = make("span", "g " + kinds[sign], sign);
      glyph.setAttribute("aria-hidden", "true");
      const line = make("p", sign === "⚑" ? "ee x" : "ee", glyph, " ", make("b", "", data.names[other]), " ", data.said[said]);
      entries.push(line);
      const there = sentences.map((number) => data.ids[other] + number);
      if (there.length) {
        const theirs = make("div", "");
        for (const one of there) {
          const link = make("a", "", one);
          link.href = "#" + one;
          theirs.append(make("p", "", link, " ", marked(textOf(one), here, "ins")));
        }
        const mine = make("p", "", marked(here, there.map(textOf).join(" "), "del"));
        entries.push(make("div", "two", mine, theirs), make("p", "why", data.why[why]));
      }
    }
    if (silent.length) entries.push(make("p", "ee", "○ does not say it: " + silent.join(", ")));
    const close = make("button", "close", "close");
    close.popoverTargetElement = box;
    close.popoverTargetAction = "hide";
    box.replaceChildren(head, ...entries, close);
  }, true);
})();
