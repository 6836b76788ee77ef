import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, readEventStream } from '../src/live/event-stream.js';

/** Reads a text in pieces that end at these bytes. */
function read(text: string, cuts: number[] = []): Frame[] {
  const bytes = new TextEncoder().encode(text);
  const frames: Frame[] = [];
  const take = readEventStream((frame) => frames.push(frame));
  let from = 0;
  for (const to of [...cuts, bytes.length]) {
    take(bytes.subarray(from, to));
    from = to;
  }
  return frames;
}

const everything =
  '\uFEFFevent: ticket.message\ndata: {"body":"Grüße 📦"}\nid: a.1\n\n' +
  ': heartbeat\n\n' +
  'event:two\r\ndata:first\r\ndata: second\r\ndata\r\ndata:  third: with a colon\r\n\r\n' +
  'id: a.2\r\r' +
  ':\n\ndata\n\n' +
  'event: nothing\nretry: 5\nunknown: field\n\n' +
  'id\ndata: x\n\n' +
  'data: never ended';

const framesOfEverything: Frame[] = [
  { event: 'ticket.message', data: '{"body":"Grüße 📦"}', id: 'a.1' },
  { event: 'two', data: 'first\nsecond\n\n third: with a colon' },
  { event: '', id: 'a.2' },
  { event: '', data: '' },
  { event: '', data: 'x', id: '' },
];

describe('the reader of event streams', () => {
  it('reads lines that end with LF, CR or both, several lines of data, comments, and blocks that are an id alone', () => {
    expect(read(everything)).toEqual(framesOfEverything);
  });

  it('reads the same wherever the bytes are cut, also inside a character or a line end', () => {
    const { length } = new TextEncoder().encode(everything);
    for (let cut = 0; cut <= length; cut++) {
      expect(read(everything, [cut])).toEqual(framesOfEverything);
      expect(read(everything, [cut, Math.min(cut + 1, length)])).toEqual(framesOfEverything);
    }
    expect(read(everything, [...Array(length).keys()])).toEqual(framesOfEverything);
  });

  it('tells of a block as soon as its last byte is there, even if that may be half of a line end', () => {
    const frames: Frame[] = [];
    const take = readEventStream((frame) => frames.push(frame));
    take(new TextEncoder().encode('data: x\r\n\r'));
    expect(frames).toEqual([{ event: '', data: 'x' }]);
    take(new TextEncoder().encode('\ndata: y\r\n\r\n'));
    expect(frames).toHaveLength(2);
  });

  it('ignores an id with NUL in it', () => {
    expect(read('id: a\0b\ndata: x\n\n')).toEqual([{ event: '', data: 'x' }]);
  });

  it('gives back what was written, whatever it says, however it is cut', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
    const block = fc.record({
      event: line.filter((text) => text !== ''),
      data: fc.array(line, { minLength: 1, maxLength: 3 }),
      id: fc.option(
        line.filter((text) => !text.includes('\0')),
        { nil: undefined },
      ),
      end: fc.constantFrom('\n', '\r', '\r\n'),
      comment: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), fc.array(fc.nat(400), { maxLength: 8 }), (blocks, places) => {
        let text = '';
        for (const { event, data, id, end, comment } of blocks) {
          const lines = [`event: ${event}`, ...data.map((part) => `data: ${part}`)];
          if (id !== undefined) lines.push(`id: ${id}`);
          if (comment) lines.splice(1, 0, ': data: not said');
          text += lines.map((one) => one + end).join('') + end;
        }
        const { length } = new TextEncoder().encode(text);
        const cuts = places.map((place) => Math.min(place, length)).sort((a, b) => a - b);
        const written = blocks.map(({ event, data, id }) => ({ event, data: data.join('\n'), id }));
        expect(read(text, cuts)).toEqual(written);
      }),
    );
  });
});
