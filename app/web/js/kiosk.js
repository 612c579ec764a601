// For a tablet in a youth club: a screen that was left alone is covered, and what was typed is saved.
// It never resets. The server keeps the cover, so that loading the page again does not lift it: it is
// told to cover at once, and still takes what was typed before.
const cover = document.querySelector("[data-cover]");
const main = document.querySelector("main");
const kind = main.dataset.page;
const form = main.querySelector("form");
const AGAIN = 20;
const LONGEST = 10;
let clock = 0;
let covered = false;
let asks = null;

// The cover has pictures to tap, and most pages come without how those look. It comes without its own
// stylesheet, which the policy of this page may not know.
const STYLE = /<style>[^<]*<\/style>/;
const look = document.createElement("link");
look.rel = "stylesheet";
look.href = new URL("rare.css", import.meta.url);
document.head.append(look);

const wait = (seconds) => {
  clearTimeout(clock);
  clock = setTimeout(hide, seconds * 1000);
};

// Something was chosen or typed and not sent yet. Words are sent as if Next was pressed.
const isWritten = (field) => field.matches("textarea, input.box") && field.value.trim();
const isFilled = (field) => field.checked || isWritten(field);
const fields = () => [...(form ? form.elements : [])];
// What was typed in a panel over the page ("contact me") is sent by its own button alone.
const isInPanel = () => [...document.querySelectorAll("dialog :is(textarea, .box)")].some(isWritten);

// "kept", or "not kept" when the server wants something else here: nothing is said to be saved then.
const save = async () => {
  if (kind !== "question" || !fields().some(isFilled)) return "nothing";
  const said = new URLSearchParams(new FormData(form));
  said.set("go", "next");
  const reply = await fetch(location.href, { method: "POST", body: said, headers: { "X-Heard": "1" } });
  return reply.headers.has("X-Heard") ? "kept" : "not kept";
};

// Everything but the cover: out of reach of fingers, keys and screen readers.
const shut = (isShut) => {
  for (const panel of document.querySelectorAll("dialog[open]")) panel.close();
  for (const part of document.body.children) if (part !== cover && part !== asks) part.inert = isShut;
};

const lift = () => {
  asks.remove();
  asks = null;
  covered = false;
  cover.hidden = true;
  shut(false);
  wait(cover.dataset.cover);
};

// The page stays as it is under the cover, words and all, in this tab only. The cover's own page asks
// for the code here. The right code lifts it; Start for somebody new leaves the page, and it is gone.
const askHere = async (body) => {
  const reply = await fetch(cover.href, body ? { method: "POST", body } : {});
  const page = new DOMParser().parseFromString((await reply.text()).replace(STYLE, ""), "text/html");
  const inside = page.querySelector("main[data-page=kiosk-cover]");
  if (!inside && !reply.ok) throw new Error("no cover");
  if (!inside) return new URL(reply.url).pathname === "/code" ? lift() : location.replace(reply.url);
  if (!asks) {
    asks = document.createElement("div");
    asks.className = "cover asks";
    asks.setAttribute("role", "dialog");
    asks.setAttribute("aria-label", page.title);
    asks.addEventListener("submit", onSubmit);
    asks.addEventListener("click", onBack);
    document.body.append(asks);
  }
  const safe = document.querySelector("a.safe").cloneNode(true);
  safe.className = "button plain";
  asks.replaceChildren(...inside.childNodes, safe);
  cover.hidden = true;
  asks.scrollTop = 0;
  const first = asks.querySelector(".error-summary") || asks.querySelector("button");
  first.focus({ preventScroll: true });
  if (body) wait(cover.dataset.cover);
};

const onSubmit = (event) => {
  event.preventDefault();
  const said = new FormData(event.target, event.submitter);
  askHere(new URLSearchParams(said)).catch(() => wait(AGAIN));
};

const onBack = (event) => {
  if (!event.target.closest('a[href="/kiosk/cover"]')) return;
  event.preventDefault();
  askHere().catch(() => {});
};

// A reply that does not come holds up no cover. What was not said to be kept waits on this page.
const saveSoon = () => {
  const late = new Promise((done) => setTimeout(() => done("not kept"), LONGEST * 1000));
  return Promise.race([save().catch(() => "not kept"), late]);
};

// Without signal the page stays as it is under its own cover, and all is tried again. The server covers
// first: saving can take a while, and nobody shall get round the page's own cover by an address.
const hide = async () => {
  covered = true;
  cover.hidden = asks !== null;
  shut(true);
  fetch(cover.href).catch(() => {});
  const saved = await saveSoon();
  const stays = isInPanel() || saved === "not kept" || (saved === "nothing" && fields().some(isWritten));
  try {
    if (asks || stays) await askHere();
    else location.replace(cover.href);
  } catch {
    wait(AGAIN);
  }
};

if (!kind.startsWith("kiosk")) {
  for (const what of ["pointerdown", "keydown", "scroll", "input"])
    addEventListener(what, () => covered || wait(cover.dataset.cover), { passive: true });
  cover.addEventListener("click", (event) => event.preventDefault());
  wait(cover.dataset.cover);
} else if (main.querySelector("[name=taken]")) {
  // Pictures that are nearly right do not stay on a screen that was left alone.
  setTimeout(() => location.replace(cover.href), cover.dataset.cover * 1000);
}

// What this tablet shows without signal: fetched where nobody has begun, so that it is nobody's. The
// worker gives it (KIOSK in queue.js); a page that is no kiosk's throws it away.
const kept = kind === "kiosk" && window.caches?.open("heard-kiosk");
if (kept) kept.then((room) => room.addAll(["/away", "/safe", "/help"])).catch(() => {});
