/** Clocks on the wall, by what the runtime knows of zones. A local time is what `Date.UTC` makes of what the clock shows. */

const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const newFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

/** A zone that this runtime does not know counts as UTC: it came from somebody's browser, which may know more. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format) return format;
  try {
    format = newFormat(zone);
  } catch {
    return zone === 'UTC' ? newFormat('UTC') : formatOf('UTC');
  }
  // A zone has many spellings, and whoever asks chooses one: they must not fill the memory.
  if (formats.size >= 600) formats.clear();
  formats.set(zone, format);
  return format;
}

/** What the clock shows at a moment. */
export function localOf(moment: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(moment)) parts[type] = Number(value);
  const { year = 0, month = 1, day: dayOfMonth = 1, hour = 0, minute = 0, second = 0 } = parts;
  const rest = moment - Math.floor(moment / 1000) * 1000;
  return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second, rest);
}

/**
 * The first moment at which the clock shows this or, where it is turned past it, more: a day may begin at one o'clock, and
 * there was one that never was. Where the clock shows it twice, it is the first time.
 */
export function firstAt(local: number, zone: string): number {
  const offsets = [-day, 0, day].map((apart) => localOf(local + apart, zone) - local - apart);
  const candidates = offsets.map((offset) => local - offset);
  const right = candidates.filter((moment) => localOf(moment, zone) === local);
  if (right.length > 0) return Math.min(...right);
  let before = Math.min(...candidates);
  let first = Math.max(...candidates);
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2);
    if (localOf(middle, zone) >= local) first = middle;
    else before = middle;
  }
  return first;
}
