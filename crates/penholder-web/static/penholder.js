// Sharpens the pages: nothing here is needed to use them. No dependencies.
//
// - a form with `data-swap` is sent in the background and the regions of the page are put in place from the answer;
// - a body with `data-stream` follows one stream of events: every event carries a number and whole regions of the page;
//   a number left out, a lost connection or a sleep leads to reading the page again;
// - what somebody is typing or choosing is never touched: a region with an unsent or focused form waits;
// - clocks follow the server's time; keys are listed by `?`.

const page = document.documentElement;
page.classList.add("script");

const find = (selector, within = document) => [...within.querySelectorAll(selector)];
const body = document.body;

// ---- regions -------------------------------------------------------------------------------------------------------

/** What came while a region was busy, by id. */
const waiting = new Map();

const isField = (element) => element?.matches?.("input:not([type=hidden]):not([type=submit]), textarea, select");

/** Whether somebody is at work in this region. */
function isBusy(region) {
  const forms = [...find("form", region), ...(region.matches("form") ? [region] : [])];
  return forms.some((form) => form.dataset.dirty) || (region.contains(document.activeElement) && isField(document.activeElement));
}

/** Puts a region in place of the one with its id, unless somebody is at work in it. */
function put(fresh, force = false) {
  const old = document.getElementById(fresh.id);
  if (!old || old.isEqualNode(fresh)) return;
  if (!force && isBusy(old)) {
    waiting.set(fresh.id, fresh);
    return;
  }
  waiting.delete(fresh.id);
  for (const open of find("details[id][open]", old)) fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const again = focused?.id || focused?.dataset?.key || focused?.textContent;
  old.replaceWith(fresh);
  if (focused && again) {
    const same = (element) => element.id === again || element.dataset.key === again || element.textContent === again;
    (find("a, button, summary, [tabindex]", fresh).find(same) ?? fresh).focus?.({ preventScroll: true });
  }
  announce(fresh);
  restoreTyped(fresh);
  ready(fresh);
}

/** Puts what had to wait, now that nobody is at work there. */
function putWaiting() {
  for (const [id, fresh] of [...waiting]) {
    const old = document.getElementById(id);
    if (old && !isBusy(old)) put(fresh);
  }
}

/** Whether a rendering of this page is older than what the stream has brought meanwhile. */
function isOld(fresh) {
  if (!fresh.body.dataset.stream) return false;
  const [epoch, number] = (fresh.body.dataset.seq ?? "").split("-");
  const [seenEpoch, seen] = (body.dataset.seq ?? "").split("-");
  return !epoch || (epoch === seenEpoch && Number(number) < Number(seen));
}

/** Takes over every region of another rendering of this page; one that is old already is asked for again. */
function take(html, force = false) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const regions = find("[data-region]", fresh).filter((region) => !region.parentElement.closest("[data-region]"));
  if (!regions.length || regions.some((region) => !document.getElementById(region.id))) return false;
  if (isOld(fresh)) {
    resync();
    return true;
  }
  for (const region of regions) put(document.adoptNode(region), force);
  const seq = fresh.body.dataset.seq;
  if (seq) body.dataset.seq = seq;
  const token = fresh.querySelector("meta[name=penholder-token]");
  if (token) document.querySelector("meta[name=penholder-token]")?.setAttribute("content", token.content);
  return true;
}

/** Says aloud what changed: `data-say` politely, `data-say-now` at once. */
const said = new Map();
function announce(within) {
  for (const element of find("[data-say], [data-say-now]", within)) {
    const now = element.hasAttribute("data-say-now");
    const key = now ? element.dataset.sayNow : element.dataset.say;
    const text = element.textContent.trim();
    if (!text || said.get(key) === text) continue;
    const first = !said.has(key) && !now;
    said.set(key, text);
    if (!first) document.getElementById(now ? "say-now" : "say")?.replaceChildren(text);
  }
}

// ---- forms ---------------------------------------------------------------------------------------------------------

const token = () => document.querySelector("meta[name=penholder-token]")?.content ?? "";

// What somebody writes into a form of a chamber outlives a reload, in this tab and for this person only: it is kept under
// the token of the session. Ballots, codes and passwords are never kept.
const mine = () => `typed:${token()}:${location.pathname}:`;
const isKept = (form) => form?.method === "post" && !!token() && !form.matches(".ballot") && !!form.closest("details[id]");
const keyOf = (form) => mine() + [form.closest("details[id]").id, form.elements.as?.value, form.elements.on?.value].join(":");
const fieldsOf = (form) => [...form.elements].filter((field) => isField(field) && field.name && !["password", "file"].includes(field.type) && !field.matches(".typed"));

/** Does something with the store of this tab, where there is one. */
function stored(what) {
  try {
    return what(sessionStorage);
  } catch {
    return null;
  }
}

function keepTyped(form) {
  const tick = (field) => ["radio", "checkbox"].includes(field.type);
  const kept = fieldsOf(form).map((field, at) => [at, field.name, tick(field) ? field.checked : field.value]);
  stored((store) => store.setItem(keyOf(form), JSON.stringify(kept)));
}

const forgetTyped = (form) => isKept(form) && stored((store) => store.removeItem(keyOf(form)));

/** Puts what was written back into the forms that came, and opens them. */
function restoreTyped(within) {
  for (const form of find("form", within).filter(isKept)) {
    const kept = JSON.parse(stored((store) => store.getItem(keyOf(form))) ?? "null");
    if (!kept) continue;
    const fields = fieldsOf(form);
    for (const [at, name, value] of kept) {
      const field = fields[at];
      if (field?.name !== name) continue;
      if (typeof value === "boolean") field.checked = value;
      else field.value = value;
    }
    form.dataset.dirty = "1";
    form.closest("details[id]").open = true;
  }
}

// what another person wrote in this tab is gone
stored((store) => {
  for (const key of Object.keys(store)) {
    if (key.startsWith("typed:") && !key.startsWith(`typed:${token()}:`)) store.removeItem(key);
  }
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form || form.method !== "post") return;
  form.dataset.dirty = "1";
  if (isKept(form)) keepTyped(form);
});
document.addEventListener("reset", (event) => {
  delete event.target.dataset.dirty;
  forgetTyped(event.target);
  setTimeout(putWaiting);
});
document.addEventListener("focusout", () => setTimeout(putWaiting));

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-swap]") || event.defaultPrevented) return;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  const post = form.method === "post";
  const action = event.submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href;
  const address = new URL(action, location.href);
  if (!post) address.search = fields;
  try {
    const answer = await fetch(address, {
      method: post ? "POST" : "GET",
      body: post ? fields : undefined,
      headers: post ? { "X-Penholder-Token": token() } : {},
      credentials: "same-origin",
    });
    const html = await answer.text();
    if (post && !answer.ok) return refuse(html);
    delete form.dataset.dirty;
    forgetTyped(form);
    if (!post && answer.ok && form.dataset.swap === "address") history.replaceState(null, "", answer.url);
    const moved = answer.redirected && new URL(answer.url).pathname !== location.pathname;
    if (moved) {
      location.assign(answer.url);
    } else if (!take(html, post)) {
      document.open();
      document.write(html);
      document.close();
    } else if (post) {
      form.reset();
    }
  } catch {
    note("lost");
    form.dataset.dirty = "1";
  } finally {
    delete form.dataset.sending;
  }
});

/** Shows why something was refused, over the page, so that nothing that was written is lost. */
function refuse(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const dialog = document.createElement("dialog");
  dialog.className = "refusal";
  dialog.setAttribute("aria-labelledby", "refusal-title");
  dialog.append(...find("main > :not(.next)", fresh).map((element) => document.adoptNode(element)));
  dialog.querySelector("h1")?.setAttribute("id", "refusal-title");
  const close = Object.assign(document.createElement("form"), { method: "dialog" });
  const words = document.getElementById("keys")?.content.querySelector("form button")?.textContent ?? "OK";
  close.append(Object.assign(document.createElement("button"), { textContent: words }));
  dialog.append(close);
  dialog.addEventListener("close", () => dialog.remove());
  body.append(dialog);
  dialog.showModal();
}

// ---- the stream ----------------------------------------------------------------------------------------------------

/** Server time minus ours, in milliseconds. */
let offset = 0;
/** When the server was last heard, in its own time. */
let heard = 0;
let lost = 0;
const now = () => Date.now() + offset;
const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };

/** A time on the clock of the body, with the name of its zone; pages without a body have the visitor's clock. */
function clock(at) {
  const zone = body.dataset.zone;
  try {
    return new Date(at).toLocaleTimeString(page.lang || undefined, zone ? { ...TIME, timeZone: zone, timeZoneName: "short" } : TIME);
  } catch {
    return new Date(at).toLocaleTimeString(page.lang || undefined, TIME);
  }
}

/** The visitor's own clock, where it shows another hour than that of the body. */
function ownClock(at) {
  const own = new Date(at).toLocaleTimeString(page.lang || undefined, TIME);
  return body.dataset.zone && !clock(at).includes(own) ? own : "";
}

/** Says how old what is shown is. */
function note(state) {
  const link = document.getElementById("link");
  if (!link) return;
  if (state === "lost" && !lost) lost = heard || now();
  if (state === "live") lost = 0;
  const quiet = !lost && heard && now() - heard > 25000;
  const [words, at] = lost ? [link.dataset.lost, lost] : quiet ? [link.dataset.quiet, heard] : [link.dataset.live, heard || now()];
  const text = (words ?? "").replace("{time}", clock(at));
  if (link.textContent !== text) link.textContent = text;
  const own = ownClock(at);
  if (own) link.title = (link.dataset.own ?? "").replace("{time}", own);
  link.dataset.state = lost ? "lost" : quiet ? "quiet" : "live";
}

/** Reads the page again. */
async function resync() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (!answer.ok) return location.reload();
    if (!take(await answer.text())) location.reload();
    note("live");
  } catch {
    note("lost");
  }
}

let source = null;
let retry = 1000;

function hear(event) {
  const at = Number(event.data.split("\n", 1)[0]);
  if (at) {
    offset = at - Date.now();
    heard = at;
  }
  retry = 1000;
  note("live");
}

function follow() {
  const address = body.dataset.stream;
  if (!address) return;
  source?.close();
  source = new EventSource(`${address}${address.includes("?") ? "&" : "?"}seen=${encodeURIComponent(body.dataset.seq ?? "")}`);
  source.addEventListener("tick", hear);
  source.addEventListener("patch", (event) => {
    hear(event);
    const [epoch, number] = event.lastEventId.split("-");
    const [seenEpoch, seen] = (body.dataset.seq ?? "").split("-");
    const whole = event.data.startsWith("0", event.data.indexOf("\n") + 1);
    if (epoch === seenEpoch && Number(number) <= Number(seen)) return;
    if (!whole && (epoch !== seenEpoch || Number(number) !== Number(seen) + 1)) return resync();
    body.dataset.seq = event.lastEventId;
    const before = document.getElementById("own")?.dataset.own;
    patch(event);
    // the visitor's own part is not pushed: it has changed too
    if (document.getElementById("own")?.dataset.own !== before) resync();
  });
  source.addEventListener("bye", () => {
    source.close();
    note("lost");
    again();
  });
  source.onerror = () => {
    note("lost");
    if (source.readyState !== EventSource.CLOSED) return;
    look();
    again();
  };
}

/** After a refusal, or while a screen waits to be paired: if the page is another now, shows that one. */
async function look() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.ok && !take(await answer.text())) location.reload();
  } catch {
    // the server is away; the next look finds it
  }
}
if ("wait" in body.dataset) setInterval(look, 3000);

function again() {
  setTimeout(follow, retry + Math.random() * 500);
  retry = Math.min(retry * 2, 15000);
}

/** Puts the regions of an event in place; they stand after two lines: the time, and whether they are all. */
function patch(event) {
  const start = event.data.indexOf("\n", event.data.indexOf("\n") + 1) + 1;
  const fresh = new DOMParser().parseFromString(event.data.slice(start), "text/html");
  for (const region of [...fresh.body.children]) put(document.adoptNode(region));
}

// a sleeping machine misses events without noticing
let last = Date.now();
setInterval(() => {
  if (Date.now() - last > 10000 && body.dataset.stream) follow();
  last = Date.now();
  tick();
}, 500);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && body.dataset.stream && now() - heard > 15000) follow();
});
addEventListener("online", () => body.dataset.stream && follow());
addEventListener("offline", () => body.dataset.stream && note("lost"));
addEventListener("pageshow", (event) => event.persisted && body.dataset.stream && follow());

// ---- clocks --------------------------------------------------------------------------------------------------------

/** 75 seconds as `1:15`, 3 hours as `3:00:00`; what is over goes on with a minus. */
function span(milliseconds) {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number) => String(number).padStart(2, "0");
  const text = hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return milliseconds < 0 && seconds ? `−${text}` : text;
}

function tick() {
  for (const element of find("[data-until]")) {
    const left = Number(element.dataset.until) - now();
    element.textContent = span(left);
    element.classList.toggle("over", left < 0);
  }
  for (const element of find("[data-since]")) element.textContent = span(now() - Number(element.dataset.since));
  for (const element of find("[data-clock]")) element.textContent = clock(now());
  if (body.dataset.stream) note();
}

// ---- keys ----------------------------------------------------------------------------------------------------------

const keysOff = () => localStorage.getItem("keys") === "off";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target) || event.target.closest?.("dialog")) return;
  if (event.key === "?") {
    event.preventDefault();
    return help();
  }
  if (keysOff()) return;
  const target = find(`[data-key="${CSS.escape(event.key)}"]`).find((element) => !element.disabled && element.checkVisibility());
  if (!target) return;
  event.preventDefault();
  target.focus();
  if (!isField(target) || target.type === "radio") target.click();
});

/** Lists the keys of this page. */
function help() {
  const words = document.getElementById("keys");
  if (!words) return;
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.append(words.content.cloneNode(true));
  const list = dialog.querySelector("dl");
  // the key itself stands beside, and is no part of the name
  const bare = (element) => [...element.childNodes].filter((node) => node.nodeName !== "KBD").map((node) => node.textContent).join("");
  const name = (element) => element.getAttribute("aria-label") || element.labels?.[0]?.textContent || bare(element);
  for (const element of find("[data-key]").filter((element) => element.checkVisibility())) {
    const [key, label] = [document.createElement("dt"), document.createElement("dd")];
    key.append(Object.assign(document.createElement("kbd"), { textContent: element.dataset.key }));
    label.textContent = name(element).replace(/\s+/g, " ").trim();
    list.append(key, label);
  }
  const off = dialog.querySelector("input[name=off]");
  off.checked = keysOff();
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
  dialog.addEventListener("close", () => dialog.remove());
  body.append(dialog);
  dialog.showModal();
}

// ---- the sitting that plays ----------------------------------------------------------------------------------------

/** Plays or pauses: follows a stream of its own from where it stands. */
function play(button) {
  let playing = null;
  const stop = () => {
    playing?.close();
    playing = null;
    button.textContent = button.dataset.play;
    button.setAttribute("aria-pressed", "false");
  };
  button.addEventListener("click", () => {
    if (playing) return stop();
    button.textContent = button.dataset.pause;
    button.setAttribute("aria-pressed", "true");
    const at = document.querySelector("#stage input[name=at]")?.value ?? "0";
    playing = new EventSource(`${button.dataset.from}?at=${encodeURIComponent(at)}`);
    playing.addEventListener("patch", patch);
    playing.addEventListener("bye", stop);
    playing.onerror = stop;
  });
  button.form?.addEventListener("submit", stop);
}

/** Makes what came ready for use. */
function ready(within) {
  for (const button of find("button[data-from]", within)) play(button);
  for (const copy of find("button[data-copy]", within)) {
    copy.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(copy.dataset.copy);
      copy.textContent = copy.dataset.copied;
    });
  }
  for (const print of find("button[data-print]", within)) print.addEventListener("click", () => globalThis.print());
}

restoreTyped(document);
ready(document);
announce(document);
follow();
tick();
