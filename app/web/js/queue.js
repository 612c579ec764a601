// Bad signal: answers wait on this phone, sealed to the server, and go in order, once each.
// The page and the service worker share this file. What is sealed here cannot be read here again.
export const CACHE = "heard-pack";
export const NOBODYS = "heard-away";
export const KIOSK = "heard-kiosk";
export const SCRIPTS = "heard-scripts";
const LEFT = "heard-left";
const ROOM = "waiting";
const PATIENCE = 20000;
const FIRST = 5000;

// --- where they wait: one row each, with the survey's name and the envelope, and nothing else ---

const asked = (request) =>
  new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });

// No version is named, so that an older page still opens what a newer one has made.
const open = () => {
  const request = indexedDB.open("heard");
  request.onupgradeneeded = () => {
    const found = request.result;
    if (!found.objectStoreNames.contains(ROOM)) {
      found.createObjectStore(ROOM, { keyPath: "id", autoIncrement: true });
    }
  };
  return asked(request);
};

const inRoom = async (mode, work) => {
  const database = await open();
  try {
    const change = database.transaction(ROOM, mode, { durability: "strict" });
    const done = new Promise((yes, no) => {
      change.oncomplete = yes;
      change.onabort = () => no(change.error);
    });
    const found = await asked(work(change.objectStore(ROOM)));
    await done;
    return found;
  } finally {
    database.close();
  }
};

export const keep = (survey, sealed) => inRoom("readwrite", (room) => room.add({ survey, sealed }));
export const waiting = () => inRoom("readonly", (room) => room.count());
const everyRow = () => inRoom("readonly", (room) => room.getAll());
const firstAfter = async (id) =>
  (await inRoom("readonly", (room) => room.getAll(IDBKeyRange.lowerBound(id, true), 1)))[0];
export const throwAway = () => alone(() => inRoom("readwrite", (room) => room.clear()));
const forget = (id) => inRoom("readwrite", (room) => room.delete(id));

// --- sealing: app/answer/envelope.py is the other end ---

const bytes = (text) => new TextEncoder().encode(text);
const joined = (...parts) => new Uint8Array(parts.flatMap((part) => [...part]));
const ECDH = { name: "ECDH", namedCurve: "P-256" };
export const chance = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

// Blanks at the end, so that the length of a row does not tell whether somebody wrote.
const padded = (text) => joined(bytes(text), new Uint8Array(1024).fill(32)).slice(0, sizeFor(text));
const sizeFor = (text) => Math.ceil(bytes(text).length / 1024) * 1024;

export const seal = async (pack, place, key, form) => {
  const text = JSON.stringify({ pass: pack.pass, place: String(place), key, form });
  const [name, point] = pack.key;
  const theirs = Uint8Array.from(atob(point), (letter) => letter.charCodeAt(0));
  const server = await crypto.subtle.importKey("raw", theirs, ECDH, false, []);
  const mine = await crypto.subtle.generateKey(ECDH, false, ["deriveBits"]);
  const own = new Uint8Array(await crypto.subtle.exportKey("raw", mine.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: server }, mine.privateKey, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = joined(bytes("heard/sealed"), own, theirs);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const aes = await crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const about = { name: "AES-GCM", iv, additionalData: bytes(`heard/1/${pack.survey}`) };
  const body = new Uint8Array(await crypto.subtle.encrypt(about, aes, padded(text)));
  return joined([1, name.length], bytes(name), own, iv, body);
};

// --- sending: one sender at a time in all tabs; it stops at the first failure ---

export const pause = (time) => new Promise((done) => setTimeout(done, time, null));
// An answer within a time, or an error: on bad signal a request can hang for minutes.
export const inTime = (address, how, limit) => {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), limit);
  return fetch(address, { ...how, signal: stop.signal }).finally(() => clearTimeout(clock));
};

// What the server says became of a row. Only its own word counts: a portal in a bus says nothing.
const post = async ({ survey, sealed }) => {
  try {
    const headers = { "Content-Type": "application/octet-stream" };
    const how = { method: "POST", body: sealed, headers, redirect: "error" };
    return (await inTime(`/s/${survey}/sealed`, how, PATIENCE)).headers.get("X-Heard") || "";
  } catch {
    return "";
  }
};

const sendInOrder = async () => {
  const said = [];
  const later = [];
  await leaveIfOwed().catch(() => {});
  for (let row = await firstAfter(0); row; row = await firstAfter(row.id)) {
    const outcome = await post(row);
    if (!outcome) break;
    if (outcome === "later") later.push(row.id);
    else await forget(row.id);
    said.push(outcome);
  }
  const left = await waiting();
  const found = { said, left, later, isFree: left <= later.length };
  if (said.length) tell(found);
  return found;
};

// Every tab says what became of what waited.
const tell = (found) => {
  const channel = new BroadcastChannel("heard");
  channel.postMessage(found);
  channel.close();
};

let last = Promise.resolve();
const alone = (work) => {
  if (navigator.locks) return navigator.locks.request("heard-send", work);
  last = last.catch(() => {}).then(work);
  return last;
};
export const send = () => alone(sendInOrder);

// A new form never overtakes what waits for its survey: the older one would come after it, and take
// its place. So what waits is sent first. True when some is still left after a few seconds. What the
// server cannot open yet ("later") holds up nothing: it may be a long time, and words must arrive.
const waitsFor = async (survey, later = []) =>
  (await waiting()) > 0 && (await everyRow()).some((row) => row.survey === survey && !later.includes(row.id));

export const isBehind = async (survey, sendAll = send) => {
  if (!(await waitsFor(survey))) return false;
  const found = navigator.onLine && (await Promise.race([sendAll(), pause(FIRST)]));
  return waitsFor(survey, found?.later);
};

// --- leaving: everything goes but the sealed rows ---

// A page that is kept for when there is no signal: this person's, the kiosk's, or the one for everybody.
export const keptPage = async (path) => {
  for (const name of globalThis.caches ? [CACHE, KIOSK, NOBODYS] : []) {
    const room = (await caches.has(name)) && (await caches.open(name));
    const found = room && (await room.keys()).find(({ url }) => new URL(url).pathname.endsWith(path));
    if (found) return room.match(found);
  }
  return null;
};

// What a person's way ahead is made of.
export const packOf = (survey) => [`/s/${survey}/pack`, `/s/${survey}/away`, "/safe", "/help", "/cleared"];
export const wipe = () => caches.delete(CACHE);

// Leave, or clear, without signal: the cookies are ended as soon as there is some.
export const owe = async (path) => (await caches.open(LEFT)).put(path, new Response());
const owed = async () => {
  const asked = await (await caches.open(LEFT)).keys();
  return asked.some(({ url }) => url.endsWith("/clear")) ? "/clear" : "/leave";
};
// True when that happened a moment ago: what was asked for before then may show too much.
let hasLeft = false;
export const leaveIfOwed = async () => {
  if (await caches.has(LEFT)) {
    hasLeft = true;
    await inTime(await owed(), { redirect: "manual" }, PATIENCE);
    await caches.delete(LEFT);
  }
  return hasLeft;
};
