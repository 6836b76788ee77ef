const minute = 60_000;
const units = { m: minute, h: 60 * minute, d: 24 * 60 * minute };

/**
 * When a story began: `40m` or `3h` before the base, or `12d 09:30`: at that time of the day, twelve days before it.
 */
export function openedAt(opened, base) {
  const [, count, unit, hours, minutes] = /^(\d+)([mhd])(?: (\d\d):(\d\d))?$/.exec(opened);
  if (!hours) return new Date(base.getTime() - count * units[unit]);
  return new Date(base.getFullYear(), base.getMonth(), base.getDate() - Number(count), hours, minutes);
}

/** A step's time after the one before: `12m`, `3h`, `2d`, or `next 08:30`, at that time of the day after; or `last 25m`: before the base. */
export function after(before, wait, base) {
  if (wait.startsWith('last ')) return openedAt(wait.slice(5), base);
  const [, hours, minutes] = /^next (\d\d):(\d\d)$/.exec(wait) ?? [];
  if (hours) return new Date(before.getFullYear(), before.getMonth(), before.getDate() + 1, hours, minutes);
  const [, count, unit] = /^(\d+)([mhd])$/.exec(wait);
  return new Date(before.getTime() + count * units[unit]);
}

/** A story's beginning (`step: null`) and steps with their moments. */
export function happenings(story, base) {
  let at = openedAt(story.opened, base);
  const begins = { at, story, step: null };
  const later = story.steps.map(([wait, step]) => {
    at = after(at, wait, base);
    return { at, story, step };
  });
  return [begins, ...later];
}
