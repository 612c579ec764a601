// The service worker: it sends what waits when no page is open, and gives a page when there is no
// signal. It keeps no answers and no page of anybody's; other pages it lets pass untouched.
import { CACHE, chance, inTime, isBehind, KIOSK, keep, keptPage, leaveIfOwed, NOBODYS, owe, packOf, seal, send, wipe } from "./queue.js";
import { first, tidied, wrong } from "./way.js";

const SURVEY = /^\/s\/([a-z0-9-]+)(?:\/(\d+|check|stop)$)?/;
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
  if (pathname.endsWith("/kiosk.css")) return event.respondWith(orKept(event));
  if (event.request.mode !== "navigate") return;
  const [, survey, place] = SURVEY.exec(pathname) || [];
  if (pathname === "/leave" || pathname === "/clear") event.respondWith(leave(event, pathname));
  else if (survey) event.respondWith(onTheWay(event, survey, place === "stop" ? "check" : place)); // both send
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
// The look of a kiosk's cover: its address stays the same when it changes.
const orKept = (event) => fetch(event.request).catch(() => caches.match(event.request));

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
  const { request } = event;
  const { pathname, searchParams } = new URL(request.url);
  const isPost = request.method === "POST";
  // Somebody says yes: what was fetched for another person goes.
  if (isPost && pathname === `/s/${survey}`) await wipe();
  const copy = isPost && place ? request.clone() : null;
  const shell = () => mine(`/s/${survey}/away`);
  try {
    const early = copy ? await behind(request.clone(), survey, place) : searchParams.has("after") && (await shell());
    return early || (await page(event, LONGEST, await leaveIfOwed()));
  } catch {
    const found = await shell();
    if (!found) return noSignal();
    if (copy) return (await keepForm([...(await copy.formData())], survey, place)) || Response.error();
    return GOES_ON.test(pathname) ? found : noSignal();
  }
};

// There is signal, and something older waits all the same: this form goes behind it. Not one that
// changes nothing, or that the server will ask about; and nobody else's.
const behind = async (request, survey, place) => {
  if (!(await isBehind(survey).catch(() => false))) return null;
  const form = [...(await request.formData())];
  const isShownOnly = form.some(([name]) => name === "press") || ["again", "change"].includes(first(form, "go"));
  const pack = isShownOnly ? null : await fetchedPack(survey);
  const one = pack?.places[place - 1];
  return pack && !(one && wrong(one, form)) ? keepForm(form, survey, place) : null;
};

// This person's pack; null when the server knows nobody here. On bad signal an error: nothing is posted.
const fetchedPack = async (survey) => {
  const [address, ...others] = packOf(survey);
  const kept = await mine(address);
  if (kept) return kept.json();
  const found = await inTime(address, {}, SOON);
  if (!found.ok) return null;
  const room = await caches.open(CACHE);
  await room.addAll(others);
  await room.put(address, found.clone());
  return found.json();
};

// A form that the page itself could not send: its script was not there yet. Null when it cannot wait here.
const keepForm = async (form, survey, place) => {
  const pack = await (await mine(`/s/${survey}/pack`)).json();
  const one = pack.places[place - 1];
  if (!first(form, "token").startsWith(pack.mine)) return null;
  const problem = one ? wrong(one, form) : "";
  // Nobody can be asked to shorten words that this page has let go of: the server takes them whole,
  // up to a length. Beyond it the form stays the browser's, and loading the page again sends it.
  if (JSON.stringify(tidied(form)).length > LONGEST_FORM) return null;
  const go = first(form, "go");
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
