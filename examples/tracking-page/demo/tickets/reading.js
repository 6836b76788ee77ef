import { maya } from '../people.js';

const minute = 60_000;

/** Who acts in a step: `customer`, or somebody of staff. */
export const actorOf = ({ agent = maya }, step) => (step === null ? 'customer' : (step.who ?? agent));

/**
 * When somebody reads a ticket, as people do: all that is there before they write or do anything on it, else some time after they were
 * told of something. What nobody has read yet, the story says (`unseen`).
 * @param happened what happens to one story, in its order: `{ at, story, step }`
 * @returns steps like those, with their `reader`
 */
export function readings(happened, base) {
  const readers = new Set(happened.map(({ story, step }) => actorOf(story, step)));
  return [...readers].flatMap((reader) =>
    momentsOf(reader, happened, base.getTime()).map((at) => ({
      at: new Date(at),
      story: happened[0].story,
      step: { reader, isDone: () => false },
    })),
  );
}

function momentsOf(reader, happened, base) {
  const isCustomer = reader === 'customer';
  const wait = (isCustomer ? 35 : 10) * minute;
  const moments = [];
  let holder = null;
  // Whoever writes a ticket knows it; of staff, whoever does something with it opens it first.
  let toldAt = isCustomer ? null : Number.NEGATIVE_INFINITY;
  let before = 0;
  const read = (at) => {
    moments.push(at);
    toldAt = null;
  };
  for (const { at: time, story, step } of happened) {
    const at = time.getTime();
    const actor = actorOf(story, step);
    const isOwn = actor === reader;
    if (toldAt > 0 && toldAt + wait < at) read(toldAt + wait);
    else if (isOwn && toldAt !== null) read(Math.max(at - minute, (before + at) / 2));
    // After this it is another's, or would be read too.
    else if (toldAt > 0 && (step?.to || step?.isUnseen)) read((before + at) / 2);
    if (step?.isTaking || step?.to) holder = step.to ?? actor;
    const isTold = isCustomer ? !step?.isQuiet : holder === reader && (step?.to || actor === 'customer');
    if (isTold && !isOwn && !step?.isUnseen) toldAt ??= at;
    before = at;
  }
  if (toldAt > 0) read(Math.min(toldAt + wait, (before + base) / 2));
  return moments;
}
