// Shows where a ticket stands to whoever has its tracking code, which stands behind the `#` of the address and nowhere else.

const every = 15_000;
const longest = 60_000;

const main = document.querySelector('main');
const words = JSON.parse(main.dataset.words);
const language = document.documentElement.lang;
const at = (name) => document.querySelector(`[data-at="${name}"]`);
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** An element with a text or with children. Texts are never read as HTML. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

const icons = {
  check: 'M20 6 9 17l-5-5',
  open: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
  in_progress: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 3a7 7 0 0 1 0 14Z',
  on_hold: 'M8 5v14M16 5v14',
  closed: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z',
};

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', name);
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}

const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });
const isToday = (date) => date.toDateString() === new Date().toDateString();
const today = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  .format(0, 'day')
  .replace(/^./u, (first) => first.toLocaleUpperCase(language));

/** A time, with the exact one for whoever points at it. */
function time(value, before = '') {
  const date = new Date(value);
  return element(
    'time',
    { datetime: value, title: exact.format(date) },
    isToday(date) ? before + clock.format(date) : moment.format(date),
  );
}

/** Open → In Progress → Resolved → Closed; on hold takes the place of In Progress while it lasts. What was left out is not shown. */
function stepsOf({ status, steps }) {
  const way = ['open', status === 'on_hold' ? 'on_hold' : 'in_progress', 'resolved', 'closed'];
  const current = way.indexOf(status);
  return way.flatMap((name, place) => {
    const state = place < current ? 'done' : place === current ? 'current' : 'ahead';
    const reached = state === 'ahead' ? undefined : steps.findLast((step) => step.status === name)?.at;
    return state === 'done' && !reached ? [] : [{ name, state, reached }];
  });
}

function stepItem({ name, state, reached }) {
  const isSettled = state === 'done' || (state === 'current' && name === 'resolved');
  return element(
    'li',
    { class: `${state} ${name}`, 'aria-current': state === 'current' ? 'step' : null },
    element('span', { class: 'node' }, state === 'ahead' ? null : icon(isSettled ? 'check' : name)),
    element(
      'span',
      { class: 'name' },
      state === 'done' ? element('span', { class: 'unseen' }, `${words.done} `) : null,
      words[`status_${name}`],
    ),
    reached ? time(reached) : null,
    element('span', { class: 'says' }, words[`step_${name}`]),
  );
}

const nameOf = ({ status, awaiting }) => (status === 'on_hold' ? `on_hold_${awaiting ?? 'other'}` : status);

/** What the page shows instead of a status: that the code is not known, or asked for. */
function show(which) {
  for (const part of ['status', 'ask']) at(part).hidden = part !== which;
}

/** Says the answer, and to those who listen what is new of it. */
function headline(text, next) {
  at('next').textContent = next;
  if (at('heading').textContent === text) return;
  at('heading').textContent = text;
  at('told').textContent = text === words.loading ? '' : text;
}

let shown = '';

function showTicket(ticket) {
  const name = nameOf(ticket);
  const answer = words[`heading_${name}`];
  headline(answer, words[`next_${name}`] ?? words.next_on_hold);
  document.title = `${answer} · ${ticket.number}`;
  at('number').textContent = ticket.number;
  at('numbered').hidden = false;
  // The same again is left as it is: who reads or points at it is not disturbed.
  const now = JSON.stringify([ticket, new Date().toDateString()]);
  if (now !== shown) {
    at('steps').replaceChildren(...stepsOf(ticket).map(stepItem));
    const facts = [
      [words.ticket, element('bdi', {}, ticket.number)],
      ticket.parcel ? [words.parcel, element('bdi', { dir: 'ltr' }, ticket.parcel)] : null,
      [words.written, time(ticket.created_at, `${today} `)],
      [words.changed, time(ticket.updated_at, `${today} `)],
    ];
    at('facts').replaceChildren(
      ...facts
        .filter((fact) => fact)
        .map(([label, value]) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
    );
    const { conversation_url } = ticket;
    at('yours').textContent = conversation_url ? words.yours_open : words.yours_elsewhere;
    at('open').hidden = !conversation_url;
    if (conversation_url) at('open').href = conversation_url;
  }
  shown = now;
  // Whoever sent the form goes on at the answer.
  const isAsking = at('ask').contains(document.activeElement);
  show('status');
  if (isAsking) at('heading').focus();
}

let asOf;
let isLive;

/** Says whether what stands here is as it is now: in words, and with a dot. */
function line(live) {
  if (live) asOf = new Date();
  const text = live ? words.live : asOf ? say(words.stale, { time: clock.format(asOf) }) : '';
  if (isLive === live && at('line').textContent === text) return;
  isLive = live;
  at('line').textContent = text;
  at('line').className = live ? 'line live' : 'line';
}

function ask(title, text, error = '') {
  show('ask');
  at('code').value = code;
  code = '';
  headline(title, text);
  at('numbered').hidden = true;
  at('error').textContent = error;
  document.title = `${title} · ${words.page}`;
}

/** The code in what was pasted: a code alone, or the address of its page. */
const codeIn = (typed) =>
  typed
    .trim()
    .replace(/^https?:\/\/[^#]*#/i, '')
    .trim();

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let timer;
let failures = 0;
let code = '';
let turn = 0;

const later = (pause) => {
  clearTimeout(timer);
  timer = setTimeout(look, pause);
};

/** Asks once, and again in a while; not while nobody looks. */
async function look() {
  clearTimeout(timer);
  if (document.hidden) return;
  const mine = ++turn;
  let answer;
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(`/api/support/track/${encodeURIComponent(code)}/`, {
      signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    answer = { status: response.status, ticket: response.ok ? await response.json() : null };
  } catch {
    answer = { status: 0, ticket: null };
  }
  if (mine !== turn) return;
  if (answer.ticket) {
    failures = 0;
    showTicket(answer.ticket);
    line(true);
    return later(every);
  }
  if (answer.status === 404 || answer.status === 422) return ask(words.unknown, words.unknown_text);
  if (answer.status === 429 && !asOf) return ask(words.ask, words.ask_text, words.too_many);
  failures += 1;
  if (asOf) line(false);
  else headline(words.failed, words.failed_text);
  // A fifth more or less: not all that lost the line come back at one moment.
  later(Math.min(longest, 2500 * 2 ** failures) * (0.8 + 0.4 * Math.random()));
}

/** Begins with the code behind the `#`; without one, asks for it. */
function begin() {
  clearTimeout(timer);
  turn += 1;
  failures = 0;
  asOf = undefined;
  shown = '';
  code = codeIn(decoded(location.hash.slice(1)));
  if (!code) return ask(words.ask, words.ask_text);
  headline(words.loading, '');
  look();
}

at('ask').addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = codeIn(at('code').value);
  if (!typed) return at('code').focus();
  if (decoded(location.hash.slice(1)) === typed) return begin();
  location.hash = encodeURIComponent(typed);
});
at('language').addEventListener('change', ({ target }) => {
  location.search = `?lang=${target.value}`;
});
addEventListener('hashchange', begin);
addEventListener('online', () => code && look());
addEventListener('offline', () => asOf && line(false));
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && code) look();
});
begin();
