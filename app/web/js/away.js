// Without signal the questions go on in this very page, from the pack. Choices are held in memory
// only; words are sealed with their form and are never shown again.
import { chosenIn, first, isAsked, lettersOver, tidied, wrong } from "./way.js";
import { pause } from "./queue.js";
import { flush, hold, stay } from "./signal.js";

const PATIENCE = 1500;
const SUCH_NUMBERS = [1, 2, 3, 5, 11, 100]; // app/answer/pages/waiting.py has a line for each

// `said`: what was chosen so far, as far as conditions look at it. `knows` is false when this phone
// was closed on the way and has forgotten it.
export class Away {
  constructor(pack, main, said, knows) {
    Object.assign(this, { pack, main, said, knows, wrote: new Set(), hasSignal: false, busy: false });
    this.reached = 0;
    this.shown = location.pathname;
    document.addEventListener("submit", (event) => this.onSubmit(event));
    document.addEventListener("click", (event) => this.onClick(event));
    addEventListener("popstate", () => this.showAddress());
  }

  one(place) {
    return this.pack.places[place - 1];
  }

  // A page that the worker gave in place of the one that could not come.
  begin() {
    const { searchParams } = new URL(location.href);
    const where = this.address();
    if (!this.drawn(where)) return;
    this.before = placeIn(document.referrer);
    this.reached = Number(where) || 1;
    if (location.pathname.endsWith("/help") || searchParams.has("after")) this.onward(where, "replace");
    else this.show(where, "replace");
    if (searchParams.has("wrong")) this.problem(searchParams.get("wrong"));
  }

  // Which place the address names: a number, "check", "thanks", "stop" or "code".
  address() {
    return placeIn(location.href);
  }

  drawn(name) {
    return this.one(name) || this.pack.pages[name];
  }

  // Stop, and on again, without losing what was chosen on the way.
  onClick(event) {
    const link = event.target.closest("main a[href]");
    const name = link && placeIn(link.href);
    if (!this.place || event.defaultPrevented || !this.drawn(name)) return;
    event.preventDefault();
    this.show(name, "push");
  }

  showAddress() {
    // A step to another part of the page, or out of a panel over it: what is typed there stays.
    if (location.pathname === this.shown) return;
    if (this.drawn(this.address())) this.show(this.address(), "");
    else location.reload();
  }

  async onSubmit(event) {
    if (event.defaultPrevented || !this.place) return;
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    const fields = [...new FormData(event.target)];
    if (event.submitter?.name) fields.push([event.submitter.name, event.submitter.value]);
    await this.sent(this.place, fields).finally(() => {
      this.busy = false;
    });
  }

  // A form was sent. It waits, sealed; then the next page comes.
  async sent(place, fields) {
    if (place === "help") return this.forward(this.helped, "push");
    if (place === "stop") return this.sent("check", fields);
    const go = first(fields, "go");
    const one = this.one(place);
    this.reached = Math.max(this.reached, Number(place) || this.pack.places.length + 1);
    if (go === "again") return this.show(place, "", true);
    const aside = this.pack.pages[go] && go;
    const problem = one ? wrong(one, fields) : "";
    if (problem === "too_long") return this.problem(problem, lettersOver(fields));
    if (problem && go !== "back" && !aside && !this.mayPass(place, fields)) return this.problem(problem);
    if (!problem && this.mustKeep(one, fields)) await this.keep(place, one, fields);
    if (go === "out") return this.show(place, "");
    if (aside) return this.show(aside, "push");
    return go === "back" ? this.back(place) : this.onward(place, "push");
  }

  // An answer was given here before, by signal: leaving the page as it is changes nothing.
  mayPass(place, fields) {
    const isBlank = !first(fields, "words").trim() && !first(fields, "number");
    return isBlank && this.place && Number(place) < this.reached;
  }

  mustKeep(one, fields) {
    const go = first(fields, "go");
    if (!one) return go === "send";
    if (!one.stored) return false;
    return go === "skip" || go === "out" || !first(fields, "kept");
  }

  async keep(place, one, fields) {
    const closed = one?.kind === "words" && !fields.some(([name]) => name === "words");
    const form = closed && first(fields, "go") === "next" ? [["go", "skip"]] : tidied(fields);
    await hold(place, form);
    if (!one) return;
    this.said[one.id] = chosenIn(one, form);
    const go = first(form, "go");
    this.wrote[go !== "skip" && first(form, "words").trim() ? "add" : "delete"](String(place));
    this.hasSignal = await Promise.race([flush(), pause(PATIENCE)]).then((found) => found?.isFree);
  }

  // After a sensitive question comes help, for everybody; after the last one, Send; then thanks.
  onward(place, how) {
    if (place === "check") return this.show("thanks", how);
    if (!this.one(place)?.sensitive) return this.forward(place, how);
    this.helped = place;
    return this.show("help", how, false, `${place}/help`);
  }

  forward(place, how) {
    const next = this.pack.places.findIndex(
      (one, index) => index >= Number(place) && isAsked(one, this.said, this.knows),
    );
    return this.show(next < 0 ? "check" : String(next + 1), how);
  }

  back(place) {
    const before = place === "check" ? this.pack.places.length + 1 : Number(place);
    for (let n = before - 1; n > 0; n--) {
      if (isAsked(this.one(n), this.said, this.knows)) return this.show(String(n), "push");
    }
    return this.show(place, "");
  }

  // The signal is back and nothing waits: the server's own page comes next.
  show(name, how, again = false, path = name) {
    const address = `/s/${this.pack.survey}/${path}`;
    if (this.hasSignal) return location.assign(address);
    const one = this.one(name);
    const drawn = one ? (this.wrote.has(name) && !again && one.wrote) || one.page : this.pack.pages[name];
    if (this.one(this.place) || this.place === "check") this.before = this.place;
    this.place = name;
    const isAway = ["thanks", "stop", "code"].includes(name);
    this.main.dataset.drawn = "";
    this.main.dataset.page = one ? "question" : isAway ? `away-${name}` : name;
    this.main.innerHTML = drawn.main;
    document.title = plain(drawn.title);
    if (how) history[`${how}State`]({}, "", address);
    this.choose(one);
    this.shown = location.pathname;
    const on = this.main.querySelector("a[data-on]");
    if (on && this.before) on.href = `/s/${this.pack.survey}/${this.before}`;
    stay();
    this.look("h1");
    document.dispatchEvent(new Event("heard:page"));
  }

  // What was chosen here a moment ago is chosen still.
  choose(one) {
    for (const field of one ? this.main.querySelectorAll("input[name=answer]") : []) {
      field.checked = (this.said[one.id] || []).includes(field.value);
    }
  }

  // A number stands in the line that has the words for such numbers in this language.
  problem(name, count = 0) {
    const kind = (number) => new Intl.PluralRules(this.pack.lang).select(number);
    const like = count && (SUCH_NUMBERS.find((number) => kind(number) === kind(count)) || count);
    this.main.querySelector(".error-summary")?.remove();
    const room = document.createElement("template");
    room.innerHTML = this.pack.lines;
    const line = room.content.querySelector(`[data-line="${count ? `${name}_${like}` : name}"]`);
    if (!line) return;
    const told = line.content.querySelector("li a");
    if (count) told.textContent = told.textContent.replace(like, count);
    this.main.querySelector("form").before(line.content.cloneNode(true));
    const error = room.content.querySelector("[data-line=error]").innerHTML;
    if (!document.title.startsWith(error)) document.title = `${error} ${document.title}`;
    this.look(".error-summary");
  }

  look(selector) {
    const found = this.main.querySelector(selector);
    found.tabIndex = -1;
    found.focus();
    scrollTo(0, 0);
  }
}

// The last part of a survey's address that a phone without signal can show.
const placeIn = (address) =>
  /^https?:\/\/[^/]+\/s\/[a-z0-9-]+\/(\d+|check|thanks|stop|code)\b/.exec(address)?.[1];

// A title as text: it comes escaped, as it stands in a page.
const plain = (title) => new DOMParser().parseFromString(title, "text/html").body.textContent.trim();
