/** Times as people read them, in the page's language and in 24 hours. Arabic pages keep Latin digits, as parcels do. */
const tags = { en: 'en-GB', de: 'de-DE', ar: 'ar-u-nu-latn' };
const day = 86_400_000;

const format = (language, options) => new Intl.DateTimeFormat(tags[language], options);

export function clock(language, at) {
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** 'Today', 'Tomorrow', 'Wed', or '12 Nov' when it is further away. In a sentence: 'today'. */
export function dayName(t, at, { inSentence = false, now = new Date() } = {}) {
  const days = Math.round((midnight(at) - midnight(now)) / day);
  const near = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[days];
  if (near) return inSentence ? t(near).toLocaleLowerCase(t.language) : t(near);
  return Math.abs(days) < 7
    ? format(t.language, { weekday: 'short' }).format(at)
    : format(t.language, { day: 'numeric', month: 'short' }).format(at);
}

export function dayAndClock(t, at) {
  return `${dayName(t, at)} ${clock(t.language, at)}`;
}

/** '13:00–15:00' */
export function timeSpan(t, { from, to }) {
  return `${clock(t.language, from)}–${clock(t.language, to)}`;
}

const midnight = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
