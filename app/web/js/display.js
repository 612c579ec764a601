// Display (Aa) as a panel at the top of the page, so that nothing typed or chosen there is lost.
// The panel is the display page itself; each press is sent as its form sends it, and shows at once.
// It is not modal: Leave and "I am not safe" can be reached all the time.

const root = document.documentElement;
const seen = ["size", "colour", "space", "listen", "speed"];
// What the server draws: it shows when the page is opened again.
const drawn = ["pictures", "buttons", "signed", "listen", "speed", "go"];

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = import.meta.url.replace(/\.js$/, ".css");
document.head.append(style);

const page = async (reply) => new DOMParser().parseFromString(await reply.text(), "text/html");

function show(dialog, made) {
  for (const name of seen) delete root.dataset[name];
  Object.assign(root.dataset, made.documentElement.dataset);
  dialog.setAttribute("aria-label", made.querySelector("h1").textContent);
  dialog.replaceChildren(...made.querySelector("main").childNodes);
}

// Whether anything stands in the page that is not kept yet.
const isTouched = () =>
  [...document.querySelectorAll("main input, main textarea")].some((field) =>
    /radio|checkbox/.test(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  );

let dialog;
let isOld = false;

async function send(event) {
  const { name, value } = event.submitter;
  event.preventDefault();
  if (value === "done") return dialog.close();
  const body = new URLSearchParams(new FormData(event.target));
  body.set(name, value);
  const reply = await fetch(event.target.getAttribute("action"), { method: "POST", body });
  if (!reply.ok) return;
  isOld ||= drawn.includes(name);
  show(dialog, await page(reply));
  (dialog.querySelector(`[name="${name}"][value="${value}"]`) || dialog.querySelector("button")).focus();
}

function make(link) {
  dialog = document.createElement("dialog");
  dialog.id = "display";
  dialog.addEventListener("submit", send);
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && dialog.close());
  dialog.addEventListener("close", () => {
    link.focus();
    if (isOld && !isTouched()) location.replace(location.pathname + location.search);
  });
  document.querySelector("main").before(dialog);
}

export async function open(link) {
  if (dialog?.open) return dialog.close();
  const made = await page(await fetch(link.href));
  if (!dialog) make(link);
  show(dialog, made);
  dialog.show();
  dialog.querySelector("button").focus();
}
