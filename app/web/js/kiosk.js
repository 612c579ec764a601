// For a tablet in a youth club: a screen that was left alone is covered, and what was typed is saved.
// It never resets. The server keeps the cover, so that loading the page again does not lift it: it is
// told to cover at once, and still takes what was typed before. Until it knows, and wherever there is no
// signal, this tablet remembers by itself that it is covered.
const cover = document.querySelector("[data-cover]");
const main = document.querySelector("main");
// A page that was drawn without signal, also when that was done before this began: it is not the
// server's, nor is its form, and it shows of no cover that it was lifted.
const isDrawn = () => kind === "away" || "drawn" in main.dataset;
const kind = "drawn" in main.dataset ? "away" : main.dataset.page;
const AGAIN = 20;
const LONGEST = 10;
const PATIENCE = 20000;
let clock = 0;
let covered = false;
let asks = null;

// "asked" from the moment a cover comes, "told" once the server keeps it, "" when it was lifted. It
// says nothing of anybody, and stands for all tabs.
const FLAG = "heard-cover";
const remember = (state) => {
  try {
    localStorage.setItem(FLAG, state);
  } catch {}
};
const remembered = () => {
  try {
    return localStorage.getItem(FLAG) || "";
  } catch {
    return "";
  }
};

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
const fields = () => [...(main.querySelector("form")?.elements || [])];
// What was typed in a panel over the page ("contact me") is sent by its own button alone.
const isInPanel = () => [...document.querySelectorAll("dialog :is(textarea, .box)")].some(isWritten);

// "kept", or "not kept" when the server wants something else here: nothing is said to be saved then.
const save = async () => {
  if (main.dataset.page !== "question" || !fields().some(isFilled)) return "nothing";
  if (isDrawn()) return "not kept";
  const said = new URLSearchParams(new FormData(main.querySelector("form")));
  said.set("go", "next");
  const reply = await fetch(location.href, { method: "POST", body: said, headers: { "X-Heard": "1" } });
  return reply.headers.has("X-Heard") ? "kept" : "not kept";
};

// Who can help is one touch away, on a page that waits for signal too.
const safe = document.querySelector("a.safe").cloneNode(true);
safe.className = "button plain";
safe.addEventListener("click", (event) => {
  // What waits under the cover stays in this tab, and no panel with somebody's words opens over it.
  event.stopPropagation();
  safe.target = asks || isInPanel() || fields().some(isFilled) ? "_blank" : "";
});

// Everything but the cover: out of reach of fingers, keys and screen readers.
const shut = (isShut) => {
  for (const panel of document.querySelectorAll("dialog[open]")) panel.close();
  for (const part of document.body.children) if (![cover.parentElement, asks].includes(part)) part.inert = isShut;
};

const lift = () => {
  remember("");
  asks.remove();
  asks = null;
  covered = false;
  cover.hidden = true;
  shut(false);
  wait(cover.dataset.cover);
};

// The cover's own page: with it the server covers. Where nobody has begun it leads to the start page.
// Anything else (no signal, a proxy's word) is an error, and no cover is lifted for it.
const ask = async (body) => {
  const how = { ...(body && { method: "POST", body }), signal: AbortSignal.timeout?.(PATIENCE) };
  const reply = await fetch(cover.href, how);
  const page = new DOMParser().parseFromString((await reply.text()).replace(STYLE, ""), "text/html");
  const inside = page.querySelector("main[data-page=kiosk-cover]");
  const to = new URL(reply.url).pathname;
  const isLifted = !inside && reply.ok && (to === "/kiosk" || (body && to === "/code"));
  if (!inside && !isLifted) throw new Error("no cover");
  remember(inside ? "told" : "");
  return { page, inside, to };
};

// The page stays as it is under the cover, words and all, in this tab only. The cover's own page asks
// for the code here. The right code lifts it; Start for somebody new leaves the page, and it is gone.
const show = ({ page, inside, to }) => {
  if (!inside) return to === "/code" ? lift() : location.replace(to);
  if (!asks) {
    asks = document.createElement("div");
    asks.className = "cover asks";
    asks.setAttribute("role", "dialog");
    asks.setAttribute("aria-label", page.title);
    asks.addEventListener("submit", onSubmit);
    asks.addEventListener("click", onBack);
    document.body.append(asks);
  }
  for (const part of inside.querySelectorAll("[data-here]")) part.hidden = !part.hidden;
  asks.replaceChildren(...inside.childNodes, safe);
  cover.hidden = true;
  asks.scrollTop = 0;
  const first = asks.querySelector(".error-summary") || asks.querySelector("button");
  first.focus({ preventScroll: true });
};

const askHere = async (body) => {
  show(await ask(body));
  if (body && asks) wait(cover.dataset.cover);
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

// Without signal the page stays as it is under its own cover, and all is tried again: it goes nowhere
// before the cover's page has come. The server covers first: saving can take a while, and nobody shall
// get round the page's own cover by an address.
const hide = async () => {
  covered = true;
  remember("asked");
  cover.hidden = asks !== null;
  if (!asks) cover.after(safe);
  shut(true);
  const told = ask().catch(() => null);
  const saved = await saveSoon();
  const waits = isInPanel() || saved === "not kept" || (saved === "nothing" && fields().some(isWritten));
  try {
    const found = (await told) || (await ask());
    if (asks || waits) return show(found);
    location.replace(found.inside ? cover.href : found.to);
    wait(AGAIN);
  } catch {
    wait(AGAIN);
  }
};

// A page about who can help is never covered when it is opened, but the server is told.
const tell = () => ask().catch(() => setTimeout(tell, AGAIN * 1000));
const coverAgain = () => (kind === "safe" ? tell() : hide());

// Pages that can come without the server. Any other page shows that a cover it kept was lifted.
const KEPT = ["away", "safe", "help", "cleared"];
const isCover = kind === "kiosk-cover";
if (isCover) remember("told");
else if (remembered() === "told" && !KEPT.includes(kind)) remember("");

if (!kind.startsWith("kiosk")) {
  for (const what of ["pointerdown", "keydown", "scroll", "input"])
    addEventListener(what, () => covered || wait(cover.dataset.cover), { passive: true });
  wait(cover.dataset.cover);
} else if (main.querySelector("[name=taken]")) {
  // Pictures that are nearly right do not stay on a screen that was left alone.
  setTimeout(() => location.replace(cover.href), cover.dataset.cover * 1000);
}
cover.addEventListener("click", (event) => event.preventDefault());
// A page that the browser itself has kept comes back as it was left.
addEventListener("pageshow", ({ persisted }) => persisted && !isCover && !covered && remembered() && coverAgain());
if (!isCover && remembered()) coverAgain();

// What this tablet shows without signal: fetched where nobody has begun, so that it is nobody's. The
// worker gives it (KIOSK in queue.js); a page that is no kiosk's throws it away.
const kept = kind === "kiosk" && window.caches?.open("heard-kiosk");
const style = document.querySelector("link[href*='kiosk.css']").href;
if (kept) kept.then((room) => room.addAll(["/away", "/safe", "/help", import.meta.url, style])).catch(() => {});
