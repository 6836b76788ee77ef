import { damaged } from './damaged.js';
import { late } from './late.js';
import { lost } from './lost.js';
import { ofPriyaAndTomas } from './of-priya-and-tomas.js';
import { qualityAndOther } from './quality-and-other.js';
import { readings } from './reading.js';
import { happenings, openedAt } from './timing.js';

/**
 * The demo's tickets: sixty stories of thirty days. Each says whose it is (or as a `guest` of which parcel), when it was
 * `opened`, and its `steps`, each with the time since the one before (see timing.js). The story's `agent` acts where a step
 * names nobody; without one nobody has taken it.
 */
export const stories = [...ofPriyaAndTomas, ...late, ...lost, ...damaged, ...qualityAndOther];

/**
 * All that happens and is read, in the order of time, for somebody who starts the demo at `base`.
 * @param days leaves out the stories that began before the last so many
 */
export function historyUntil(base, days = 31) {
  return stories
    .filter(({ opened }) => base - openedAt(opened, base) < days * 86_400_000)
    .map((story) => happenings(story, base))
    .flatMap((happened) => [...happened, ...readings(happened, base)])
    .sort((a, b) => a.at - b.at);
}
