import { expect } from 'chai';
import { digitsOf } from './code.js';

it('a code is taken in the figures of any script, and nothing else of what is pasted', () => {
  for (const figures of [
    '0123456789',
    '٠١٢٣٤٥٦٧٨٩',
    '۰۱۲۳۴۵۶۷۸۹',
    '०१२३४५६७८९',
    '০১২৩৪৫৬৭৮৯',
    '０１２３４５６７８９',
    '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  ]) {
    expect(digitsOf(figures)).to.equal('012345');
    expect(digitsOf([...figures].slice(6).join(''))).to.equal('6789');
  }
  expect(digitsOf(' 49-81 07 is your code')).to.equal('498107');
  expect(digitsOf('٤۹8१')).to.equal('4981');
});
