// For phones that run script. Every page works without it. This file stays small: what is needed only
// now and then (reading aloud, waiting for signal, a kiosk) is a module of its own beside it.
// Comments stand on lines of their own: the server takes those lines out.

// Leave: the page is taken out of this tab's history, and Shift three times leaves too.
const leave = document.querySelector('header a[href^="/leave"]');
const replace = () => location.replace(leave.href);
// A panel over a question has a step of its own in the history: the question's is taken out all the
// same, and with the page nothing stays of what was typed there.
const go = () => {
  const steps = history.state?.over;
  if (!steps) return replace();
  const clock = setTimeout(replace, 100);
  addEventListener("popstate", () => clearTimeout(clock) || replace());
  document.body.replaceChildren();
  history.go(-steps);
};
let shifts = [];
if (leave) {
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  addEventListener("keydown", (event) => {
    shifts = event.key === "Shift" ? [...shifts, event.timeStamp].slice(-3) : [];
    if (shifts.length === 3 && shifts[2] - shifts[0] < 2000) go();
  });
}

// A browser keeps whole pages for Back, with what was typed. It is taken out as the page is left, and
// the page is asked for again when it comes back: it says what is kept, never what was written. So is
// one that tells of a slip, with words in it, when Back has sent its form once more.
const FIELDS = "input:not([type=hidden]), textarea";
const askAgain = () => location.replace(location.pathname + location.search);
addEventListener("pagehide", ({ persisted }) => {
  for (const field of persisted ? document.querySelectorAll(FIELDS) : []) {
    if (/radio|checkbox/.test(field.type)) field.checked = false;
    else field.value = "";
  }
});
addEventListener("pageshow", ({ persisted }) => persisted && document.querySelector(FIELDS) && askAgain());
const isWritten = (field) => !/radio|checkbox/.test(field.type) && field.defaultValue;
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward")
  [...document.querySelectorAll(FIELDS)].some(isWritten) && askAgain();

// Display: a panel at the top of the page; where that does not work, the page of its own.
const display = document.querySelector("[data-display]");
if (display && window.HTMLDialogElement && !document.querySelector("main[data-page=display]")) {
  display.addEventListener("click", (event) => {
    event.preventDefault();
    import("./display.js")
      .then((panel) => panel.open(display))
      .catch(() => navigator.onLine && location.assign(display.href));
  });
}

// Whether anything stands here that is not kept yet. Words that came with the page are not kept either:
// only a page that tells of a slip has some, and one button for each answer keeps what is pressed so.
const NOTHING = ["token", "back", "kept", "survey"];
export const isTouched = (root = document) =>
  [...root.querySelectorAll("input, textarea")].some((field) => {
    if (field.type === "hidden") return field.value && !NOTHING.includes(field.name);
    if (!/radio|checkbox/.test(field.type)) return field.value.trim();
    return field.checked && (!field.defaultChecked || document.querySelector(".error-summary"));
  });

// Help, "I am not safe" and "contact me" open over such a page, so that it is still there after them.
const OVER = 'a:is([href^="/help"], [href^="/safe"], [href^="/contact-me"])';
addEventListener("click", (event) => {
  const link = event.target.closest?.(OVER);
  const isOther = event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
  if (!link || isOther || link.closest("dialog") || !isTouched() || !window.HTMLDialogElement) return;
  event.preventDefault();
  import("./over.js").then((over) => over.open(link)).catch(() => location.assign(link.href));
});

// Listen: only where this device has a voice of its own for the page's language, or the page has
// recordings. Voices may come late, so we ask again when they do.
const voices = () => window.speechSynthesis?.getVoices() || [];
const speaks = (voice) =>
  voice.localService && voice.lang.slice(0, 2) === document.documentElement.lang.slice(0, 2);
const offer = () => {
  if (document.querySelector("[data-clips]") || voices().some(speaks)) import("./aloud.js").catch(() => {});
};
if (document.querySelector("button[data-listen]")) {
  offer();
  window.speechSynthesis?.addEventListener?.("voiceschanged", offer);
}

// With one button for each answer, Space presses a link too: a switch may have no other key.
addEventListener("keydown", (event) => {
  const isLink = event.key === " " && event.target.matches?.("a[href]");
  if (!isLink || !document.documentElement.dataset.buttons) return;
  event.preventDefault();
  event.target.click();
});

// A hard word that is tapped opens its meaning; not every browser does that by itself.
addEventListener("click", ({ target }) => {
  const word = target.closest?.("a.word");
  if (word) document.querySelector(word.hash).closest("details").open = true;
});

// Bad signal: once the page stands, what waits on this phone is sent, and the way ahead is fetched.
// Information pages do this only on a phone that has answered before.
const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 500));
// Where the module itself cannot come, the next page asks again.
const signal = () => import("./signal.js").then((module) => module.watch(), () => {});
const page = document.querySelector("main").dataset.page;
if (navigator.serviceWorker) {
  if (page === "away") signal();
  else if (["question", "check"].includes(page)) whenIdle(signal);
  else navigator.serviceWorker.getRegistration().then((known) => known && whenIdle(signal));
}
