// The service worker: it sends what waits when no page is open, and gives a page when there is no
// signal. It keeps no answers and no page of anybody's; other pages it lets pass untouched.
import { CACHE, chance, KIOSK, keep, keptPage, leaveIfOwed, NOBODYS, owe, seal, send, wipe } from "./queue.js";
import { tidied, wrong } from "./way.js";

const SURVEY = /^\/s\/([a-z0-9-]+)(?:\/(\d+|check)$)?/;
const GOES_ON = /\/(\d+(\/help)?|check|thanks|stop|code)$/;
const LONGEST = 15000;
const SOON = 5000;
const LONGEST_FORM = 60000; // units of 3 bytes at most, and the server takes 256 KB

self.addEventListener("install", (event) => event.waitUntil(begun()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("sync", (event) => event.waitUntil(sendAll()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin) return;
  if (pathname.startsWith("/js/")) return event.respondWith(keptOr(event));
  if (event.request.mode !== "navigate") return;
  const [, survey, place] = SURVEY.exec(pathname) || [];
  if (pathname === "/leave" || pathname === "/clear") event.respondWith(leave(event, pathname));
  else if (survey) event.respondWith(onTheWay(event, survey, place));
  else if (!/^\/staff(\/|$)/.test(pathname)) event.respondWith(otherPage(event, pathname));
});

// What everybody may need without signal, fetched as nobody: it says nothing of whose phone this is.
const begun = async () => {
  self.skipWaiting();
  const fetched = ["/away", "/safe", "/help"].map((path) => new Request(path, { credentials: "omit" }));
  await caches.open(NOBODYS).then((room) => room.addAll(fetched)).catch(() => {});
};

const begin = async () => {
  await self.clients.claim();
  await self.registration.navigationPreload?.enable();
};

// An error tells the browser to try again later.
const sendAll = async () => {
  if ((await send()).left) throw new Error("not yet");
};

const keptOr = async (event) => (await caches.match(event.request)) || fetch(event.request);

// Back to what a form brought: browsers keep no such page, and ask for it in a way that always fails.
// The page itself is asked for instead, so that nobody is told of no signal where there is one.
const isBackToAForm = (request) => request.cache === "only-if-cached";
const fetchedAnew = (request) =>
  isBackToAForm(request)
    ? fetch(new Request(request.url, { credentials: "same-origin", redirect: "manual" }))
    : fetch(request);

// What the browser fetched while we woke up is there early; after leaving it is not good any more.
const page = async (event, limit, isNew = false) => {
  const late = new Promise((_, no) => setTimeout(no, limit, new Error("too slow")));
  const isFresh = isNew || isBackToAForm(event.request);
  const early = isFresh ? Promise.resolve() : Promise.resolve(event.preloadResponse);
  const come = early.then((found) => found || fetchedAnew(event.request));
  const found = await Promise.race([come, late]);
  // A server that is not there, told by the proxy in front of it.
  if (found.status > 500 && !found.headers.has("Content-Security-Policy")) throw new Error("away");
  return found;
};

const mine = (path) => caches.match(path, { cacheName: CACHE });
const inKiosk = (path) => caches.match(path, { cacheName: KIOSK });

// The page that says that there is no signal: in this person's language while their pack is here.
const noSignal = async () => {
  const found = await keptPage("/away");
  return found ? new Response(found.body, { status: 503, headers: found.headers }) : Response.error();
};

const onTheWay = async (event, survey, place) => {
  const isPost = event.request.method === "POST";
  // Somebody says yes: what was fetched for another person goes.
  if (isPost && new URL(event.request.url).pathname === `/s/${survey}`) await wipe();
  const copy = isPost && place ? event.request.clone() : null;
  try {
    return await page(event, LONGEST, await leaveIfOwed());
  } catch {
    const shell = await mine(`/s/${survey}/away`);
    if (!shell) return noSignal();
    if (copy) return keepForm(copy, survey, place);
    return GOES_ON.test(new URL(event.request.url).pathname) ? shell : noSignal();
  }
};

// A form that the page itself could not send: its script was not there yet.
const keepForm = async (request, survey, place) => {
  const pack = await (await mine(`/s/${survey}/pack`)).json();
  const form = [...(await request.formData())];
  const token = form.find(([name]) => name === "token")?.[1] || "";
  const one = pack.places[place - 1];
  if (!token.startsWith(pack.mine)) return Response.error();
  const problem = one ? wrong(one, form) : "";
  // Nobody can be asked to shorten words that this page has let go of: the server takes them whole,
  // up to a length. Beyond it the form stays the browser's, and loading the page again sends it.
  const isHuge = JSON.stringify(tidied(form)).length > LONGEST_FORM;
  if (isHuge) return Response.error();
  const [, go] = form.find(([name]) => name === "go") || [];
  const aside = pack.pages[go] && `/s/${survey}/${go}`;
  if (problem && problem !== "too_long" && aside) return Response.redirect(aside, 303);
  if (problem && problem !== "too_long") return Response.redirect(`/s/${survey}/${place}?wrong=${problem}`, 303);
  if (!one || one.stored) await keep(survey, await seal(pack, place, chance(), tidied(form)));
  return Response.redirect(aside || `/s/${survey}/${place}?after`, 303);
};

const INFORMATION = ["/safe", "/help"];
const otherPage = async (event, path) => {
  const kept = INFORMATION.includes(path) && (await keptPage(path));
  try {
    const found = kept ? await page(event, SOON) : await page(event, LONGEST, await leaveIfOwed());
    if (event.request.method === "POST") await wipe();
    return found;
  } catch {
    return kept || noSignal();
  }
};

// Leaving works without signal too: an empty page (in a kiosk the one that says that there is none),
// and the cookie ends when there is signal again.
const leave = async (event, pathname) => {
  const cleared = await mine("/cleared");
  await wipe();
  try {
    return await page(event, 3000);
  } catch {
    await owe(pathname);
    const blank = new Response("<!doctype html><title>.</title>", { headers: { "Content-Type": "text/html" } });
    return (pathname === "/clear" && cleared) || (await inKiosk("/away")) || blank;
  }
};
