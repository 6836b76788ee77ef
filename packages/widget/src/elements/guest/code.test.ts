import { expect } from 'chai';
import { codeOf } from './code.js';

it('a code is taken in the figures of any of our languages, and nothing else of what is pasted', () => {
  for (const figures of ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९']) {
    expect(codeOf(figures)).to.equal('012345');
    expect(codeOf(figures.slice(6))).to.equal('6789');
  }
  expect(codeOf(' 49-81 07 is your code')).to.equal('498107');
  expect(codeOf('٤۹8१')).to.equal('4981');
});
