// For a tablet in a youth club: a screen that was left alone is covered, and what was typed is saved.
// It never resets. The server keeps the cover, so that loading the page again does not lift it.
const cover = document.querySelector("[data-cover]");
const main = document.querySelector("main");
const form = main.dataset.page === "question" && main.querySelector("form");
const AGAIN = 20;
let clock = 0;
let covered = false;

const wait = (seconds) => {
  clearTimeout(clock);
  clock = setTimeout(hide, seconds * 1000);
};

// Something was chosen or typed and not sent yet. Words are sent as if Next was pressed.
const isFilled = (field) => field.checked || (field.matches("textarea, input.box") && field.value.trim());
const typed = () => [...form.elements].some(isFilled);

const save = async () => {
  if (!form || !typed()) return;
  const fields = new URLSearchParams(new FormData(form));
  fields.set("go", "next");
  const kept = await fetch(location.href, { method: "POST", body: fields });
  if (!kept.ok) throw new Error("not kept");
};

// Without signal, or when it could not be kept, the page stays as it is under the cover, and is tried again.
const hide = async () => {
  covered = true;
  cover.hidden = false;
  main.inert = true;
  try {
    await save();
    location.replace(cover.href);
  } catch {
    wait(AGAIN);
  }
};

if (!main.dataset.page.startsWith("kiosk")) {
  for (const kind of ["pointerdown", "keydown", "scroll", "input"])
    addEventListener(kind, () => covered || wait(cover.dataset.cover), { passive: true });
  cover.addEventListener("click", (event) => event.preventDefault());
  wait(cover.dataset.cover);
}
