const server = 'packages/server/src';

/**
 * What the fence lets through all the same, and why: from the files whose path begins with `from` to those whose path
 * begins with `to`, of that one `rule`. A reason must still be one next year. One that lets nothing through any more is
 * named by the fence, and removed.
 */
export const exceptions = [
  {
    rule: 'the platform knows no domain',
    from: `${server}/platform/events/`,
    to: `${server}/domains/identity/tables.ts`,
    reason: 'An event names who did it: the ledger refers to users, and reads who they are.',
  },
  {
    rule: 'the platform knows no domain',
    from: `${server}/platform/events/`,
    to: `${server}/domains/tickets/tables.ts`,
    reason: 'An event names its ticket: the ledger refers to it.',
  },
];

/** What is left of the violations when the exceptions are let through; and each exception that none of them needs. */
export function withoutExceptions(violations, exceptions) {
  const lets = (one, { rule, file, to }) => one.rule === rule && file.startsWith(one.from) && to.startsWith(one.to);
  const unneeded = exceptions.filter((one) => !violations.some((violation) => lets(one, violation)));
  return [
    ...violations.filter((violation) => !exceptions.some((one) => lets(one, violation))),
    ...unneeded.map(({ rule, from, to }) => ({
      rule: 'no exception without need',
      file: 'scripts/fence/exceptions.mjs',
      line: 1,
      to,
      says: `Nothing is let through from ${from} to ${to} any more (${rule}).`,
      why: 'Remove it there: the next one would slip through.',
    })),
  ];
}
