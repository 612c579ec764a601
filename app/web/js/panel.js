// A panel at the top of the page, so that nothing typed or chosen there is lost. It is not modal: Leave
// and "I am not safe" can be reached all the time. Escape closes it.

// How a panel looks, and the rare parts of pages, which most pages come without.
for (const name of ["panel", "rare"]) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL(`${name}.css`, import.meta.url);
  document.head.append(style);
}

// A page without its own stylesheet: the policy of the page around it may not know that one.
const STYLE = /<style>[^<]*<\/style>/;
export const pageOf = async (reply) =>
  new DOMParser().parseFromString((await reply.text()).replace(STYLE, ""), "text/html");

// Whoever reads aloud reads what is on top now.
const turned = () => document.dispatchEvent(new Event("heard:panel"));

const main = document.querySelector("main");
const links = new WeakMap();

export function makePanel(id) {
  const panel = document.createElement("dialog");
  panel.id = id;
  panel.className = "panel";
  panel.addEventListener("close", () => {
    turned();
    // Another question may have come, and what is to be read there has the focus already.
    if (!main.contains(document.activeElement)) links.get(panel).focus();
  });
  return panel;
}

// `made` is the page that it shows; what is in the panel is put there before.
export function showPanel(panel, link, made, focused) {
  links.set(panel, link);
  panel.setAttribute("aria-label", made.querySelector("h1").textContent);
  if (!panel.open) panel.show();
  focused.focus({ preventScroll: true });
  turned();
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing) document.querySelector("dialog[open]")?.close();
});
