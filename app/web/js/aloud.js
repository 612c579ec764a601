// Reading aloud: a recording of the words where the page has one, else this device's own voice. Only
// voices that the browser calls local are used, and only words of the page are spoken, never what
// somebody typed. Nothing starts by itself unless the person asked for "read each page to me".

import { piecesOf, rangeOf, sentencesOf, withClips, wordAt } from "./pieces.js";

const html = document.documentElement;
const main = document.querySelector("main");
const bar = document.querySelector("button[data-listen]");
const panel = document.querySelector("[data-aloud]");
const synth = window.speechSynthesis;
const SPEEDS = { slow: [0.6, 0.8], usual: [0.8, 1], fast: [1.1, 1.2] };
const names = Object.keys(SPEEDS);
const word = bar.textContent.trim();
// The word under the picture, in a span of its own or not.
const barWord = bar.lastElementChild?.matches("span") ? bar.lastElementChild : bar.lastChild;

let speed = html.dataset.speed || "usual";
// Each reading has a number, so that what an earlier one still reports is not listened to.
let reading = 0;
let pressed = null;
let again = () => {};
let player = null;

// The best voice that speaks from the device itself, for a language.
function voiceFor(lang) {
  const short = lang.slice(0, 2);
  const said = (voice) => voice.lang.replace("_", "-").toLowerCase();
  const fits = (synth?.getVoices() || []).filter(
    (voice) => voice.localService && said(voice).slice(0, 2) === short,
  );
  const best = short === "en" ? "en-gb" : lang.toLowerCase();
  return fits.find((voice) => said(voice) === best) || fits.find((voice) => voice.default) || fits[0];
}

const canSay = (piece) => !!(piece.clip || voiceFor(piece.lang));

// --- what is being said is marked, without a change to the page -------------------------------

function mark(name, piece, span) {
  if (window.Highlight && CSS.highlights) {
    if (span) CSS.highlights.set(name, new Highlight(rangeOf(piece, ...span)));
    else CSS.highlights.delete(name);
  } else if (name === "saying") {
    for (const old of document.querySelectorAll(".saying")) old.classList.remove("saying");
    if (span) piece.block.classList.add("saying");
  }
}

function unmark() {
  mark("saying");
  mark("word");
}

// --- one sentence, one recording ----------------------------------------------------------------

// True when it was said to its end, false when it could not be said.
function say(piece, span, mine) {
  return new Promise((done) => {
    const said = new SpeechSynthesisUtterance(piece.text.slice(...span));
    said.voice = voiceFor(piece.lang);
    said.lang = said.voice.lang;
    said.rate = SPEEDS[speed][0];
    said.onstart = () => mine === reading && mark("saying", piece, span);
    said.onboundary = (event) => {
      const found = event.name === "word" && wordAt(piece.text, ...span, event.charIndex);
      if (found && mine === reading) mark("word", piece, found);
    };
    said.onend = () => done(true);
    said.onerror = () => done(false);
    // Kept while it speaks: some browsers forget an utterance that nobody holds.
    say.now = said;
    synth.speak(said);
  });
}

// True when it was played to its end, null when it may not play yet, false when it cannot.
function play(piece, mine) {
  player ||= Object.assign(document.createElement("audio"), { preload: "none" });
  const kind = player.canPlayType("audio/ogg; codecs=opus") ? "opus" : "mp3";
  player.src = `/clips/${piece.clip}.${kind}`;
  player.defaultPlaybackRate = player.playbackRate = SPEEDS[speed][1];
  return new Promise((done) => {
    player.onplaying = () => mine === reading && mark("saying", piece, [0, piece.text.length]);
    player.onended = () => done(true);
    player.onerror = () => done(false);
    player.play().catch((why) => done(why.name === "NotAllowedError" ? null : false));
  });
}

// --- a whole reading ------------------------------------------------------------------------------

async function read(pieces, button, from = 0) {
  stop();
  const mine = ++reading;
  pressed = button;
  show(true);
  let recorded = false;
  for (let at = from; at < pieces.length && mine === reading; at += 1) {
    const piece = pieces[at];
    again = () => read(pieces, button, at);
    if (piece.covered && recorded) continue;
    // What a hard word means is read with the page, and seen while it is read.
    piece.block.closest("details.word")?.setAttribute("open", "");
    piece.block.scrollIntoView({ block: "nearest" });
    const played = piece.clip && !piece.covered ? await play(piece, mine) : false;
    if (mine !== reading || played === null) break;
    recorded = played;
    if (!played && !(await sayAll(piece, mine))) break;
    unmark();
  }
  if (mine === reading) stop();
}

async function sayAll(piece, mine) {
  if (!voiceFor(piece.lang)) return true;
  for (const span of sentencesOf(piece.text, piece.lang)) {
    if (mine !== reading) return false;
    if (!(await say(piece, span, mine))) return false;
  }
  return true;
}

function stop() {
  reading += 1;
  synth?.cancel();
  player?.pause();
  unmark();
  show(false);
  pressed = null;
}

// The pressed button says Stop; the strip below the bar says who may hear, and how to go slower.
function show(isReading) {
  if (!pressed) return;
  if (pressed === bar) barWord.textContent = isReading ? bar.dataset.stop : word;
  else pressed.setAttribute("aria-label", isReading ? bar.dataset.stop : pressed.dataset.name);
  pressed.classList.toggle("is-reading", isReading);
  if (isReading) panel.hidden = false;
}

function press(button, pieces) {
  if (pressed === button) stop();
  else read(pieces(), button);
}

// --- the buttons ----------------------------------------------------------------------------------

// Recordings are of the words of the question, not of a panel over it.
const clipsFor = (root) => main.contains(root) && main.querySelector("[data-clips]")?.dataset.clips;
const sayable = (root) => withClips(piecesOf(root), clipsFor(root)).filter(canSay);
const onTop = () => document.querySelector("dialog[open]");
const question = () => main.dataset.page === "question" && main.querySelector("fieldset");
const wholePage = () => sayable(onTop() || question() || main);

// A speaker for an answer: after it, never inside its label.
function addSpeaker(option) {
  const button = document.createElement("button");
  const pieces = () => sayable(option);
  if (!pieces().length) return;
  button.type = "button";
  button.className = "speaker";
  button.dataset.name = `${word}: ${option.textContent.trim()}`;
  button.setAttribute("aria-label", button.dataset.name);
  const drawn = bar.querySelector("svg")?.cloneNode(true);
  button.append(drawn || word);
  button.addEventListener("click", () => press(button, pieces));
  option.after(button);
  option.parentElement.classList.add("with-speakers");
}

function change(step) {
  const next = names[names.indexOf(speed) + step];
  if (!next) return;
  speed = next;
  dim();
  if (pressed) again();
  keep();
}

// Slower is a choice like any other, so it is kept where the others are: by the form of that page.
async function keep() {
  const address = document.querySelector('a[href^="/display"]')?.href;
  if (!address) return;
  const page = await fetch(address).then((reply) => (reply.ok ? reply.text() : ""));
  // Without its own stylesheet, which the policy of this page may not know.
  const bare = page.replace(/<style>[^<]*<\/style>/, "");
  const form = new DOMParser().parseFromString(bare, "text/html").querySelector("main form");
  const token = form?.querySelector("[name=token]")?.value;
  if (token) await fetch(address, { method: "POST", body: new URLSearchParams({ token, speed }) });
}

function dim() {
  const at = names.indexOf(speed);
  panel.querySelector("[data-slower]").setAttribute("aria-disabled", String(at === 0));
  panel.querySelector("[data-faster]").setAttribute("aria-disabled", String(at === 2));
}

function begin() {
  bar.hidden = false;
  bar.addEventListener("click", () => press(bar, wholePage));
  panel.querySelector("[data-slower]").addEventListener("click", () => change(-1));
  panel.querySelector("[data-faster]").addEventListener("click", () => change(1));
  dim();
  begun();
  // Without signal the next question comes into this very page.
  document.addEventListener("heard:page", begun);
  document.addEventListener("heard:panel", () => {
    stop();
    if (onTop()) readIfAsked();
  });
  addEventListener("pagehide", stop);
  addEventListener("visibilitychange", () => document.hidden && stop());
}

function begun() {
  stop();
  for (const option of main.querySelectorAll(".option")) addSpeaker(option);
  readIfAsked();
}

function readIfAsked() {
  if (html.dataset.listen === "pages") read(wholePage(), bar);
}

// The look of all this is asked for only here: most pages never need it.
const look = document.createElement("link");
look.rel = "stylesheet";
look.href = import.meta.url.replace(/\.js$/, ".css");
look.onload = begin;
look.onerror = begin;
document.head.append(look);
