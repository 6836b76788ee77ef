/**
 * Times as the visitor's language and region write them, in the zone that their browser is in: as the widget writes them, so that
 * one page has one clock. `t` is what textsIn gives.
 */
const day = 86_400_000;

const format = ({ tag, zone }, options) => new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });

/** '14:32', or '2:32 PM' where that is how it is written. */
export function clock(t, at) {
  return format(t, { timeStyle: 'short' }).format(at);
}

/** 'Today', 'Tomorrow', 'Wed', or '12 Nov' when it is further away. In a sentence: 'today'. */
export function dayName(t, at, { inSentence = false, now = new Date() } = {}) {
  const days = (midnight(t, at) - midnight(t, now)) / day;
  const near = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[days];
  if (near) return inSentence ? t(near).toLocaleLowerCase(t.language) : t(near);
  return Math.abs(days) < 7
    ? format(t, { weekday: 'short' }).format(at)
    : format(t, { day: 'numeric', month: 'short' }).format(at);
}

export function dayAndClock(t, at) {
  return `${dayName(t, at)} ${clock(t, at)}`;
}

/** The time alone today, else with its day, which `options` say how to write. */
export function whenever(t, at, options) {
  const isToday = midnight(t, at) === midnight(t, new Date());
  return isToday ? clock(t, at) : `${dayName(t, at, options)} ${clock(t, at)}`;
}

/** '2h', as short as the language has it. */
export function hours(t, milliseconds) {
  const options = { style: 'unit', unit: 'hour', unitDisplay: 'narrow' };
  return new Intl.NumberFormat(t.tag, options).format(Math.round(milliseconds / 3_600_000));
}

/** The day in the visitor's zone, as the number of its midnight in UTC. */
function midnight({ zone }, at) {
  const parts = format({ tag: 'en', zone }, { year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(at);
  const of = (type) => Number(parts.find((part) => part.type === type).value);
  return Date.UTC(of('year'), of('month') - 1, of('day'));
}
