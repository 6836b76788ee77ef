import type { PresentPerson } from '@logishift/support-sdk';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { place } from '../../test/place.js';
import './presence.js';
import type { PresencePart } from './presence.js';

const person = (name: string, role: PresentPerson['role'], state: PresentPerson['state']): PresentPerson => ({
  id: name,
  name,
  role,
  state,
});

async function told(...people: PresentPerson[]): Promise<string> {
  const part = await place<PresencePart>(html`<ls-presence .people=${people}></ls-presence>`);
  return part.renderRoot.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

describe('presence', () => {
  it('says whether the customer is here, or typing', async () => {
    assert.equal(await told(), '');
    assert.equal(await told(person('Priya', 'customer', 'viewing')), 'Priya is here');
    assert.equal(await told(person('Priya', 'customer', 'typing')), 'Priya is typing…');
  });

  it('names colleagues who look, and first of all those who are about to answer', async () => {
    const jonas = person('Jonas', 'support_agent', 'viewing');
    assert.equal(await told(jonas), 'Jonas is also looking at this ticket');
    assert.match(await told(jonas, person('Elena', 'admin', 'viewing')), /^Jonas and Elena are also looking/);
    assert.equal(await told(jonas, person('Elena', 'admin', 'typing')), 'Elena is writing a reply');
  });

  it('is accessible, light and dark', async () => {
    const people = [person('Priya', 'customer', 'typing'), person('Jonas', 'support_agent', 'typing')];
    await assertAccessible(await place(html`<ls-presence .people=${people}></ls-presence>`));
  });
});
