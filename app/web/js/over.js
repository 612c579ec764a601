// Help, and who can help, over a page where something stands that is not kept yet: it is there still
// when they are closed. Each page that is opened has a step of its own in the history, so that Back,
// which closes or goes one page back, does not leave the question. Nothing that was typed is in there.
import { isTouched } from "./heard.js";
import { makePanel, pageOf, showPanel } from "./panel.js";
import { inTime, keptPage } from "./queue.js";

const SOON = 3000;
const LONGEST = 15000;
// What opens here too. From all else (another survey, somebody else's website) nobody comes back here.
const HERE = /^\/(help|safe|privacy|contact-me|code)(\/|$)/;
const panel = makePanel("over");
const main = document.querySelector("main");
let opener = null;
let back = null;
let isNative = false;
// The pages that were opened, one after the other, and how many of them there are down to what is seen.
let pages = [];
let at = 0;
let below = "";

// --- a page of ours as a part of the panel ---

const part = (made, address) => {
  const room = document.createElement("div");
  const { lang, dir } = made.documentElement;
  Object.assign(room, { lang, dir });
  Object.assign(room.dataset, { address, path: new URL(address).pathname });
  back = made.querySelector("template[data-back]") || back;
  const close = () => document.importNode(back.content, true);
  room.append(close(), ...made.querySelector("main").childNodes, close());
  return room;
};

// The page, or where it cannot come the copy that this phone keeps, or what says that there is no signal.
const fetched = async (address) => {
  const old = await keptPage(new URL(address).pathname);
  const reply = await inTime(address, {}, old ? SOON : LONGEST).catch(() => null);
  if (reply?.redirected) throw new Error("something else is wanted here");
  const found = reply?.ok ? reply : old || (await keptPage("/away"));
  return part(await pageOf(found), address);
};

const show = (to, place = "") => {
  at = to;
  const shown = pages[at - 1];
  for (const each of panel.children) each.hidden = each !== shown;
  const heading = shown.querySelector(place || ".error-summary, h1");
  heading.tabIndex = -1;
  showPanel(panel, opener, shown, heading);
  scrollTo(0, 0);
};

// What was typed in a page of the panel waits there, until that page is opened again.
const go = async (address) => {
  const { pathname } = new URL(address);
  const typed = [...panel.children].find((each) => each.dataset.path === pathname && isTouched(each));
  const next = typed || (await fetched(address));
  pages = [...pages.slice(0, at), next];
  for (const each of [...panel.children]) if (!pages.includes(each) && !isTouched(each)) each.remove();
  panel.append(next);
  add();
};

const add = () => {
  below = location.href;
  history.pushState({ over: pages.length }, "");
  show(pages.length);
};

// --- what is pressed in it ---

const jump = (found) => {
  found.tabIndex = -1;
  found.focus();
  found.scrollIntoView();
};

const onClick = (event) => {
  if (event.target.closest("[data-close]")) return panel.close();
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const shown = pages[at - 1];
  const said = link.getAttribute("href");
  const { origin, pathname, href } = new URL(said, shown.dataset.address);
  const leave = pathname === "/leave" && document.querySelector('header a[href^="/leave"]');
  const isBack = pathname === location.pathname || pathname.startsWith("/s/");
  if (origin !== location.origin || !(said[0] === "#" || leave || isBack || HERE.test(pathname))) return;
  event.preventDefault();
  if (said[0] === "#") jump(shown.querySelector(said));
  else if (leave) leave.click();
  else if (isBack) panel.close();
  else go(href).catch(() => location.assign(href));
};

// "Contact me" is sent from here. Its own page comes back: what to do, or that we have it.
const send = async (form, button) => {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.set(button.name, button.value);
  const reply = await inTime(form.action, { method: "POST", body }, LONGEST).catch(() => null);
  const made = reply && (await pageOf(reply));
  if (!made?.querySelector("main[data-page=contact]")) return notSent(form, button);
  const [before, after] = [pages[at - 1], part(made, reply.url)];
  before.replaceWith(after);
  pages = pages.map((each) => (each === before ? after : each));
  show(at, reply.ok && button?.getAttribute("formaction"));
};

// The form stays as it is behind what says so, and Try again leads to it.
const notSent = async (form, button) => {
  const away = await keptPage("/away");
  if (away) {
    const told = part(await pageOf(away), pages[at - 1].dataset.address);
    pages = [...pages.slice(0, at), told];
    panel.append(told);
    return add();
  }
  isNative = true;
  form.requestSubmit(button);
};

let busy = false;
const onSubmit = (event) => {
  // The question's own scripts look at the forms of the question only.
  event.stopPropagation();
  if (isNative || !new URL(event.target.action).pathname.startsWith("/contact-me")) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  send(event.target, event.submitter).finally(() => {
    busy = false;
  });
};

// --- beginning and end ---

panel.addEventListener("click", onClick);
panel.addEventListener("submit", onSubmit);
// Under a tablet's cover the page is left, or stays as it is: nothing is gone back to then.
panel.addEventListener("close", () => {
  at = 0;
  if (history.state?.over && !main.inert) history.go(-history.state.over);
});
addEventListener("popstate", ({ state }) => {
  if (pages[state?.over - 1]) show(state.over);
  else if (location.href === below) panel.close();
});
// Without signal another question came into the page.
document.addEventListener("heard:page", () => {
  pages = [];
  panel.close();
});
main.before(panel);

export async function open(link) {
  document.querySelector("dialog#display")?.close();
  opener = link;
  const { href, pathname } = link;
  if (panel.open && pages[at - 1].dataset.path === pathname) return show(at);
  await go(href);
}
