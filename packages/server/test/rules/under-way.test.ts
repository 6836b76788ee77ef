import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UnderWay } from '../../src/platform/under-way.js';

it('knows all that is under way and nothing that is over, in whatever order things come and go', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat()), { maxLength: 60 }), (steps) => {
      const underWay = new UnderWay<number>();
      const open: { one: number; leave: () => void }[] = [];
      for (const [one, leaving] of steps.entries()) {
        if (leaving === null) open.push({ one, leave: underWay.add(one) });
        else open.splice(leaving % Math.max(1, open.length), 1)[0]?.leave();
        expect(underWay.all().sort()).toEqual(open.map(({ one }) => one).sort());
      }
    }),
  );
});
