// What is read aloud on a page: its words, a piece for each block, cut into sentences. Buttons and
// whatever somebody typed are never among them.

const BLOCKS =
  "h1, h2, h3, p, li, label, .option, legend, dt, dd, td, th, summary, blockquote, div, figcaption";
const QUIET =
  "button:not(.option), .button, textarea, input, select, svg, video, audio, script, noscript, style, template, .try-out, [hidden], [aria-hidden=true], [data-quiet]";

const isQuiet = (element) =>
  element.matches(QUIET) ||
  element.matches("details:not([open], .word) > :not(summary)") ||
  getComputedStyle(element).display === "none";

// Each piece: its block, its text, where each text node begins in it, its language. A sentence that
// stays English on a page of another language is a piece of its own, for an English voice; a name in
// the middle of a sentence is not.
export function piecesOf(root) {
  const found = [];
  const walker = document.createTreeWalker(root, 5, (node) => {
    if (node.nodeType === 3) return node.data.trim() ? 1 : 3;
    return isQuiet(node) ? 2 : 3;
  });
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const block = node.parentElement.closest(BLOCKS);
    const lang = langOf(node.parentElement);
    let piece = found.at(-1);
    if (piece?.block !== block || piece.lang !== lang) {
      piece = { block, lang, nodes: [], text: "" };
      found.push(piece);
    }
    piece.nodes.push([node, piece.text.length]);
    piece.text += node.data.replace(/\s/g, " ");
  }
  return found;
}

function langOf(element) {
  const said = element.closest("[lang]");
  return said.matches("bdi:not([dir])") ? langOf(said.parentElement) : said.lang;
}

// The form says which of its words have a recording: "ask:KEY:2" is two blocks from the heading on,
// "hint:KEY:1" those after it, "bus:KEY" the answer bus. `covered`: the piece before says it too.
export function withClips(pieces, text) {
  const clips = new Map((text || "").split(" ").map((each) => [each.split(":")[0], each.split(":")]));
  const blocks = pieces.filter((piece) => !piece.block.closest(".option"));
  let at = blocks.findIndex((piece) => piece.block.closest("h1"));
  for (const part of ["ask", "hint"]) {
    const [, key, count] = clips.get(part) || [];
    for (let step = 0; key && step < count; step += 1) {
      const piece = at < 0 ? null : blocks[at + step];
      if (piece) Object.assign(piece, { clip: key, covered: step > 0 });
    }
    at += Number(count || 1);
  }
  for (const piece of pieces) {
    const option = piece.block.closest(".option");
    if (option) piece.clip = clips.get((option.control || option).value)?.[1];
  }
  return pieces;
}

// [beginning, end] of each sentence that has something to say.
export function sentencesOf(text, lang) {
  const parts = Intl.Segmenter
    ? [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)].map((s) => s.segment)
    : text.match(/[^.!?؟]+[.!?؟]*\s*/g) || [];
  let at = 0;
  return parts
    .map((part) => {
      const from = at + part.length - part.trimStart().length;
      at += part.length;
      return [from, from + part.trim().length];
    })
    .filter(([from, to]) => /[\p{L}\p{N}]/u.test(text.slice(from, to)));
}

// The word that a boundary falls in, by our own table: what browsers say of its length is not true.
export function wordAt(text, from, to, index) {
  const words = [...text.slice(from, to).matchAll(/\S+/g)];
  const word = words.findLast?.((found) => found.index <= index);
  return word && [from + word.index, from + word.index + word[0].length];
}

export function rangeOf(piece, from, to) {
  const range = document.createRange();
  const at = (offset, isEnd) => {
    const inside = piece.nodes.filter(([, begins]) => (isEnd ? begins < offset : begins <= offset));
    const [node, begins] = inside.at(-1) || piece.nodes[0];
    return [node, Math.min(offset - begins, node.length)];
  };
  range.setStart(...at(from, false));
  range.setEnd(...at(to, true));
  return range;
}
