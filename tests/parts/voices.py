"""For tests of reading aloud: a phone with voices. Chromium without a screen has none of its own.

This stands in for the device, never for our code: it keeps what it was asked to say, starts and
ends each utterance as a phone does, and says nothing out loud.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

from tests.parts.browsing import NewPage

ENGLISH = {"name": "A voice of this phone", "lang": "en-GB", "localService": True}
AMERICAN = {"name": "Another voice of this phone", "lang": "en_US", "localService": True}
FAR_AWAY = {"name": "A voice of a company", "lang": "en-GB", "localService": False}
POLISH = {"name": "Głos tego telefonu", "lang": "pl-PL", "localService": True}

PHONE_VOICES = """(phone) => {
  const heard = (window.heard = []);
  let queue = [], voices = phone.late ? [] : phone.voices, now = null;
  const target = new EventTarget();
  const next = () => {
    if (now || !queue.length) return;
    now = queue.shift();
    if (phone.refuses) { const no = now; now = null; return no.onerror?.({error: 'not-allowed'}); }
    heard.push({text: now.text, voice: now.voice?.name, lang: now.lang, rate: now.rate});
    const mine = now;
    mine.onstart?.({});
    if (phone.boundaries)
      for (const word of mine.text.matchAll(/\\S+/g))
        mine.onboundary?.({name: 'word', charIndex: word.index, charLength: 0});
    setTimeout(() => {
      if (now !== mine) return;
      now = null;
      mine.onend?.({});
      next();
    }, phone.takes);
  };
  const synth = Object.assign(target, {
    getVoices: () => voices,
    speak: (said) => { queue.push(said); next(); },
    cancel: () => {
      const cut = [now, ...queue].filter(Boolean);
      if (now) heard.push('cut short');
      now = null; queue = [];
      for (const said of cut) said.onerror?.({error: 'interrupted'});
    },
  });
  Object.defineProperty(window, 'speechSynthesis', {value: phone.voices ? synth : undefined});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  if (phone.late) setTimeout(() => {
    voices = phone.voices;
    target.dispatchEvent(new Event('voiceschanged'));
  }, phone.late);
}"""


@dataclass(frozen=True, slots=True)
class Phone:
    """`late`: after how many ms its voices are there. `takes`: how long a sentence takes, in ms."""

    voices: list[dict[str, Any]] = field(default_factory=lambda: [ENGLISH])
    late: int = 0
    takes: int = 30
    boundaries: bool = False
    refuses: bool = False


def page_with_voices(new_page: NewPage, phone: Phone | None = None, **how: Any) -> Page:
    """A page on a phone with these voices."""
    page = new_page(**how)
    page.add_init_script(f"({PHONE_VOICES})({json.dumps(asdict(phone or Phone()))})")
    return page


def heard(page: Page) -> list[str]:
    """What was said so far, an utterance each."""
    said: list[Any] = page.evaluate("window.heard")
    return [each if isinstance(each, str) else each["text"] for each in said]


def wait_until_heard(page: Page, count: int) -> list[str]:
    """What was said, as soon as there is so much of it."""
    for _ in range(100):
        if len(heard(page)) >= count:
            return heard(page)
        page.wait_for_timeout(50)
    raise AssertionError(f"Only this was said: {heard(page)}")


def wait_until_silent(page: Page, most_ms: int = 5000) -> list[str]:
    """All that was said, once nothing is read any more."""
    expect(page.locator(".is-reading")).to_have_count(0, timeout=most_ms)
    return heard(page)
