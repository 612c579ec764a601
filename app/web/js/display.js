// Display (Aa) as a panel. It is the display page itself; each press is sent as its form sends it, and
// shows at once.
import { isTouched } from "./heard.js";
import { makePanel, pageOf, showPanel } from "./panel.js";
import { keptPage } from "./queue.js";

const root = document.documentElement;
const seen = ["size", "colour", "space", "buttons", "listen", "speed"];
// What the server draws: it shows when the page is opened again.
const drawn = ["pictures", "buttons", "signed", "listen", "speed", "go"];

const panel = makePanel("display");
let isOld = false;

function put(made) {
  for (const name of seen) delete root.dataset[name];
  Object.assign(root.dataset, made.documentElement.dataset);
  panel.replaceChildren(...made.querySelector("main").childNodes);
}

async function send(event) {
  const { name, value } = event.submitter;
  event.preventDefault();
  if (value === "done") return panel.close();
  const body = new URLSearchParams(new FormData(event.target));
  body.set(name, value);
  const reply = await fetch(event.target.getAttribute("action"), { method: "POST", body });
  if (!reply.ok) return;
  isOld ||= drawn.includes(name);
  put(await pageOf(reply));
  (panel.querySelector(`[name="${name}"][value="${value}"]`) || panel.querySelector("button")).focus();
}

panel.addEventListener("submit", send);
panel.addEventListener("close", () => {
  if (isOld && !isTouched()) location.replace(location.pathname + location.search);
});
document.querySelector("header").after(panel);

export async function open(link) {
  if (panel.open) return panel.close();
  const reply = await fetch(link.href).catch(() => keptPage("/away"));
  if (reply.url.endsWith("/display")) put(await pageOf(reply));
  else panel.replaceChildren(...(await pageOf(reply)).querySelector("main").childNodes);
  showPanel(panel, link, panel, panel.querySelector("button, a"));
}
