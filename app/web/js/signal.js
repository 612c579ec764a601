// Bad signal, in the page: forms are sent with a time limit; what cannot go waits, sealed, and the
// questions go on from a pack that was fetched beforehand. heard.js fetches this when the page stands.
import { CACHE, chance, inTime, isBehind, KIOSK, keep, leaveIfOwed, packOf, SCRIPTS, seal, send, throwAway, waiting, wipe as wipeKept } from "./queue.js";

const LIMIT = 10000;
const SLOW = 2500;
const AGAIN = 20000;
const main = document.querySelector("main");
const status = document.createElement("div");
const [, survey, place] = /^\/s\/([a-z0-9-]+)(?:\/(\d+|check)$)?/.exec(location.pathname) || [];
status.role = "status";
let pack = null;
let away = null;
let busy = false;
let native = false;
let clock = 0;

// --- the pack: fetched once for each person, after the page can be answered ---

const cached = async (address) => {
  const found = await caches.match(address, { ignoreVary: true });
  return found ? found.json() : null;
};

const tokenOf = (form) => form?.elements.token?.value || "";

const fill = async (name, addresses) => {
  const room = await caches.open(name);
  await room.addAll(addresses.map((each) => new Request(each, { priority: "low" })));
};

const fetchPack = async () => {
  const address = `/s/${survey}/pack`;
  const kept = await cached(address);
  const token = tokenOf(document.querySelector("main form"));
  const isMine = token && kept && token.startsWith(kept.mine);
  if (isMine && kept.lang === document.documentElement.lang) return kept;
  await wipeKept();
  await caches.delete(SCRIPTS);
  const listens = document.querySelector("button[data-listen]:not([hidden])");
  const more = listens ? ["aloud.js", "pieces.js", "aloud.css"] : [];
  const kiosk = document.querySelector("[data-cover]") ? ["kiosk.js"] : [];
  const names = ["heard.js", "signal.js", "queue.js", "way.js", "away.js", "over.js", "panel.js", "panel.css", "rare.css", ...kiosk, ...more];
  await fill(SCRIPTS, names.map((name) => new URL(name, import.meta.url).pathname));
  await fill(CACHE, packOf(survey));
  const found = await cached(address);
  return token.startsWith(found.mine) ? found : null;
};

// --- the plain line ---

const lineNamed = (name) => {
  const here = document.querySelector(`template[data-line="${name}"]`);
  if (here) return here.innerHTML;
  const room = document.createElement("template");
  room.innerHTML = pack?.lines || "";
  return room.content.querySelector(`[data-line="${name}"]`)?.innerHTML || "";
};

let line = null;

// The line stands empty for a moment before it has words: then screen readers say them.
export const say = (name, count = 0) => {
  line = lineNamed(name) ? { name, count } : null;
  const choice = main.querySelector("[data-waits]");
  if (choice) choice.hidden = name !== "waiting";
  stay();
  setTimeout(write, 50);
};

const write = () => {
  status.className = line ? "note with try-out" : "";
  status.innerHTML = line ? lineNamed(line.name) : "";
  if (!line || line.count < 2) return;
  const more = document.createElement("small");
  more.innerHTML = `${lineNamed("count")} ${line.count}`;
  status.lastElementChild.append(" ", more);
};

// The line stays at the top of the page when the page changes. Nothing to say, no line.
export const stay = () => {
  if (line) main.prepend(status);
  else status.remove();
};

// --- sending what waits ---

// "Sent" is said only when each of them was taken.
const after = async (found) => {
  clearTimeout(clock);
  if (found.left) clock = setTimeout(flush, AGAIN);
  const outcome = ["gone", "not-ours", "late", "kept"].find((one) => found.said.includes(one));
  if (found.left) say("waiting", found.left);
  else if (outcome) say(outcome === "kept" ? "sent" : outcome);
  if (away && found.said.length) away.hasSignal = found.isFree;
  const [, page] = /^away-(\w+)/.exec(main.dataset.page) || [];
  if (!found.left && page) location.replace(`/s/${survey}/${page}`);
  return found;
};

export const flush = async () => after(await send());

// Keep one form on the phone. It is out of this page's hands then, and cannot be read again.
export const hold = async (where, form, key = chance()) => {
  await keep(survey, await seal(pack, where, key, form));
  const left = await waiting();
  say("waiting", left);
  const worker = await navigator.serviceWorker.getRegistration();
  await worker?.sync?.register("heard").catch(() => {});
};

// --- a form of a page that the server made ---

const fieldsOf = (form, button) => {
  const fields = [...new FormData(form)];
  if (button?.name) fields.push([button.name, button.value]);
  return fields;
};

const onSubmit = async (event) => {
  const { target: form, submitter: button } = event;
  if (event.defaultPrevented || native || !pack || !place || form.method !== "post") return;
  // With one button for each answer, a press is shown by the server before Next keeps it.
  if (button && (button.name !== "go" || button.value === "change")) return;
  const isOurs = new URL(form.action).pathname === location.pathname;
  if (!isOurs || !tokenOf(form).startsWith(pack.mine)) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  await sendForm(form, button).finally(() => {
    busy = false;
  });
};

const sendForm = async (form, button) => {
  const fields = fieldsOf(form, button);
  const slow = setTimeout(say, SLOW, "sending");
  const waitsToo = await isBehind(survey, flush).catch(() => false);
  const answer = waitsToo ? null : await postForm(fields);
  clearTimeout(slow);
  const next = answer?.headers.get("X-Heard");
  if (next?.startsWith("/")) location.assign(next);
  else if (answer && answer.status >= 400 && answer.status < 500) letGo(form, button);
  else await goAway(fields).catch(() => letGo(form, button));
};

const postForm = async (fields) => {
  if (!navigator.onLine) return null;
  try {
    const how = { method: "POST", body: new URLSearchParams(fields), headers: { "X-Heard": "1" } };
    return await inTime(location.pathname, { ...how, redirect: "error" }, LIMIT);
  } catch {
    return null;
  }
};

// The browser sends it as it would without us.
const letGo = (form, button) => {
  native = true;
  form.requestSubmit(button);
};

const goAway = async (fields) => {
  const { Away } = await import("./away.js");
  const said = JSON.parse(document.querySelector("main form").dataset.said || "{}");
  away ||= new Away(pack, main, said, true);
  await away.sent(place, fields);
};

// --- beginning ---

// A form that could not go is still the browser's: loading the page again sends it once more.
const tryAgain = (event) => {
  event.preventDefault();
  location.reload();
};

const carryOn = async () => {
  main.querySelector("a[href='']")?.addEventListener("click", tryAgain);
  pack = survey ? await cached(`/s/${survey}/pack`) : null;
  if (!pack) return;
  const { Away } = await import("./away.js");
  away = new Away(pack, main, {}, false);
  away.begin();
};

// Nothing of this person stays here but what is sealed. For Leave, a cleared phone, a kiosk.
export const wipe = async () => {
  pack = null;
  if (away) Object.assign(away, { said: {}, place: "", wrote: new Set() });
  say("");
  await wipeKept();
};

// A cleared phone: what waits can be thrown away too, and is then nowhere.
const onThrow = async (event) => {
  if (!event.target.closest("[data-throw]")) return;
  await throwAway();
  clearTimeout(clock);
  say("thrown");
};

// A page that was on its way while the worker began is nobody's, and stays so until it is told.
const ownUs = () => {
  navigator.serviceWorker.ready.then(({ active }) => {
    if (!navigator.serviceWorker.controller) active.postMessage("");
  });
};

export const watch = async () => {
  if (!("serviceWorker" in navigator && window.isSecureContext && window.caches)) return;
  const kind = main.dataset.page;
  new BroadcastChannel("heard").onmessage = (event) => after(event.data);
  if (kind === "cleared") document.addEventListener("click", onThrow);
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  if (!document.querySelector("[data-cover]")) await caches.delete(KIOSK);
  if (kind === "away") await carryOn();
  if (place && (kind === "question" || kind === "check")) {
    document.addEventListener("submit", onSubmit);
    await navigator.serviceWorker.register("/sw.js").then(ownUs, () => {});
    pack = await fetchPack().catch(() => null);
  }
  await leaveIfOwed().catch(() => {});
  const left = await waiting();
  if (left && kind === "away") say("waiting", left); // the signal may hang for a while
  if (left) await flush();
  else if (kind === "thanks" || kind === "cleared") await wipe();
};
