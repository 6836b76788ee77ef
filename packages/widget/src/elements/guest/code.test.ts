import { expect } from 'chai';
import { codeOf } from './code.js';

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
    expect(codeOf(figures)).to.equal('012345');
    expect(codeOf([...figures].slice(6).join(''))).to.equal('6789');
  }
  expect(codeOf(' 49-81 07 is your code')).to.equal('498107');
  expect(codeOf('٤۹8१')).to.equal('4981');
});
