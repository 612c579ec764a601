// Which questions come next on a phone without signal, and what a page needs before it moves on.
// The server's app/ask/only_if.py and app/answer/reading.py say the same: the tests compare them.
const only = (list, one) => list.length === 1 && list[0] === one;

// A tree of the pack: ["in", question, [answers], ifBlank], ["not", tree], ["all", ...], ["any", ...].
export const holds = (tree, said) => {
  const [name, ...rest] = tree;
  if (name === "not") return !holds(rest[0], said);
  if (name === "all") return rest.every((part) => holds(part, said));
  if (name === "any") return rest.some((part) => holds(part, said));
  const [question, answers, ifBlank] = rest;
  const chosen = said[question] || [];
  if (ifBlank && (!chosen.length || only(chosen, "not-sure"))) return true;
  return chosen.some((answer) => answers.includes(answer));
};

const questionsIn = ([name, ...rest]) => (name === "in" ? [rest[0]] : rest.flatMap(questionsIn));

// Whether a place is asked. Where this phone has forgotten what was chosen (it was closed on the
// way), it asks: the server does not count an answer that was off the way.
export const isAsked = (one, said, knows) =>
  !one.if ||
  holds(one.if, said) ||
  (!knows && questionsIn(one.if).some((question) => !(question in said)));

const all = (fields, name) => fields.filter((pair) => pair[0] === name).map((pair) => pair[1]);
export const first = (fields, name) => all(fields, name)[0] || "";

// What was chosen, as conditions read it.
export const chosenIn = (one, fields) => {
  const go = first(fields, "go");
  if (go === "skip" || go === "out") return [];
  const picks = all(fields, "answer");
  const real = picks.filter((pick) => pick !== "not-sure" && pick !== "not-say");
  if (real.length) return real;
  return one.sensitive && picks.includes("not-say") ? ["not-say"] : picks.slice(0, 1);
};

// How many letters too many there are, counted as the server does: 0 when they fit.
const MOST_LETTERS = 5000;
export const lettersOver = (fields) => Math.max(0, [...tidy(all(fields, "words").join("\n"))].length - MOST_LETTERS);
const tidy = (words) =>
  words
    .replaceAll(/\r\n?/g, "\n")
    .normalize("NFC")
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "")
    .trim();

// The form without what the server leaves out of the words: blanks may be any number.
export const tidied = (fields) =>
  fields.map(([name, value]) => [name, name === "words" ? tidy(value) : value]);

// "" when the form can go, else the name of the line that says what to do.
export const wrong = (one, fields) => {
  const go = first(fields, "go");
  if (!one.stored || go === "skip" || go === "out" || all(fields, "kept").length) return "";
  const picks = all(fields, "answer");
  const number = first(fields, "number").trim().replaceAll(" ", "");
  if (one.kind === "number" && (number || !picks.length)) return isNumber(one, number);
  const words = first(fields, "words");
  if (one.kind === "words" && lettersOver(fields)) return "too_long";
  if (one.kind === "words") return picks.length || /[^\p{C}\p{Z}\u115f\u1160\u3164\uffa0\u2800]/u.test(words) ? "" : "write";
  return picks.length ? "" : "choose";
};

// Every script's digits: ten of them stand in a row, the nought first. Where several tens follow each
// other (as those of mathematics do), a nought comes after each nine.
const digit = (letter) => {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(letter.codePointAt(0) - before - 1))) before++;
  return before % 10;
};

const isNumber = (one, text) => {
  if (!/^\p{Nd}{1,4}$/u.test(text)) return "number_wrong";
  const number = +[...text].map(digit).join("");
  return number < one.from || number > one.to ? "number_wrong" : "";
};
