import { assert } from 'chai';
import { asWords, meantTerm, mended, orderIn, readingOf, typedValue, wantedIn } from './reading.js';

describe('a text that is being typed', () => {
  it('asks for the terms that are right', () => {
    assert.equal(readingOf('prioriti:high status:open  rain').asks, 'status:open rain');
    assert.equal(readingOf('status:').asks, '');
    assert.equal(readingOf('').asks, '');
  });

  it('reads a phrase that is not ended yet as if it were', () => {
    const { asks, mistakes, text } = readingOf('status:open "left in the');
    assert.equal(asks, 'status:open "left in the"');
    assert.deepEqual(mistakes, []);
    assert.equal(text, asks);
    assert.equal(readingOf('"').asks, '');
  });

  it('tells the term that was meant, and the same as words', () => {
    const text = 'prioriti:high rain';
    const [mistake] = readingOf(text).mistakes;
    assert.equal(meantTerm(text, mistake!), 'priority:high');
    assert.equal(mended(text, mistake!), 'priority:high rain');
    assert.deepEqual(asWords(text, mistake!), { term: '"prioriti:high"', text: '"prioriti:high" rain' });
    assert.deepEqual(readingOf('"prioriti:high" rain').mistakes, []);
  });

  it('offers no words for what is no word', () => {
    const text = 'created:2026-02-30 color:"dark red"';
    const [date, key] = readingOf(text).mistakes;
    assert.isUndefined(asWords(text, date!));
    assert.isUndefined(asWords(text, key!));
  });

  it('knows the order, and the words to be marked', () => {
    const { terms } = readingOf('rain -sun "on the step" status:open sort:-waiting');
    assert.equal(orderIn(terms), '-waiting');
    assert.equal(orderIn(readingOf('rain').terms), '-created');
    assert.deepEqual(wantedIn(terms), [
      { text: 'rain', isPhrase: false },
      { text: 'on the step', isPhrase: true },
    ]);
    assert.equal(typedValue(readingOf('-status:open,closed').terms[0]!), 'open,closed');
  });
});
