import type { Me } from '@logishift/support-sdk';
import { assert } from 'chai';
import { html } from 'lit';
import { inside, next, place, settled } from '../../test/place.js';
import '../pages/ticket/composer.js';
import type { ComposerPart, SendEvent } from '../pages/ticket/composer.js';
import { session } from '../session/session.js';
import { drafts, forgetDrafts, hasDraft, keepDraft, readDraft } from './drafts.js';

const signedInAs = (id: string) => {
  session.state = { kind: 'signed-in', user: { id } as Me };
};

/** Leaves no room in this origin's storage. */
function fillStorage() {
  for (let size = 4_000_000, n = 0; size >= 1; n++) {
    try {
      localStorage.setItem(`filler:${n}`, 'x'.repeat(size));
    } catch {
      size = Math.floor(size / 4);
    }
  }
}

describe('drafts', () => {
  beforeEach(() => signedInAs('meera'));
  afterEach(() => {
    forgetDrafts();
    localStorage.clear();
    session.state = { kind: 'signed-out' };
  });

  it('keeps what is typed where storage is full, and the newest of it once there is room', () => {
    keepDraft('ticket-1:reply', 'We');
    fillStorage();
    keepDraft('ticket-1:reply', `We look for it. ${'.'.repeat(100)}`);
    keepDraft('ticket-2:note', 'Ask the depot');
    assert.match(readDraft('ticket-1:reply'), /^We look for it/);
    assert.equal(readDraft('ticket-2:note'), 'Ask the depot');
    localStorage.clear();
    keepDraft('ticket-2:note', 'Ask the driver');
    assert.equal(readDraft('ticket-2:note'), 'Ask the driver');
    assert.include(localStorage.getItem('draft:meera:ticket-2:note'), 'Ask the driver');
  });

  it('shows the next person nothing of the one before, stored or not', () => {
    keepDraft('ticket-1:note', 'Stored');
    fillStorage();
    keepDraft('ticket-1:reply', 'Only in memory');
    signedInAs('arjun');
    assert.deepEqual([readDraft('ticket-1:reply'), readDraft('ticket-1:note')], ['', '']);
    signedInAs('meera');
    assert.deepEqual([readDraft('ticket-1:reply'), readDraft('ticket-1:note')], ['Only in memory', 'Stored']);
  });

  it('counts as begun what stands in a field, not what is being sent, and tells of both', async () => {
    const composer = await place<ComposerPart>(html`<ls-composer draftKey="ticket-1" canReply></ls-composer>`);
    const told: boolean[] = [];
    const tell = () => told.push(hasDraft('ticket-1'));
    drafts.addEventListener('change', tell);
    type(composer, 'On its way.');
    composer.sendNow('reply', null);
    assert.isFalse(hasDraft('ticket-1'));
    type(composer, 'It comes at noon.');
    assert.isTrue(hasDraft('ticket-1'));
    type(composer, '');
    composer.failed('ticket-1', 'reply', 'Not sent.');
    assert.isTrue(hasDraft('ticket-1'));
    drafts.removeEventListener('change', tell);
    assert.equal(told.at(-1), true);
    assert.include(told, false);
  });

  it('is sent again from another tab as the same attempt, while nobody knows whether it has arrived', async () => {
    const send = async (composer: ComposerPart, ...how: Parameters<ComposerPart['sendNow']>) => {
      const sent = next<SendEvent>(composer, 'send');
      composer.sendNow(...how);
      return (await sent).attempt;
    };
    const here = await place<ComposerPart>(html`<ls-composer draftKey="ticket-1" canReply></ls-composer>`);
    type(here, 'On its way. ');
    const attempt = await send(here, 'reply', null);
    // What a tab that is opened now knows: what is stored.
    const stored = localStorage.getItem('draft:meera:ticket-1:reply')!;
    const another = async () => {
      forgetDrafts();
      localStorage.setItem('draft:meera:ticket-1:reply', stored);
      const composer = await place<ComposerPart>(
        html`<ls-composer draftKey="ticket-1" canReply .statuses=${['resolved']}></ls-composer>`,
      );
      assert.equal(inside<HTMLTextAreaElement>(composer, 'textarea').value, 'On its way.');
      return composer;
    };
    assert.equal(await send(await another(), 'reply', null), attempt);
    assert.notEqual(await send(await another(), 'reply', { status: 'resolved' }), attempt);
    const changed = await another();
    type(changed, 'On its way!');
    assert.notEqual(await send(changed, 'reply', null), attempt);
    changed.sent('ticket-1', 'reply');
    await settled(changed);
    type(changed, 'On its way!');
    assert.notEqual(await send(changed, 'reply', null), attempt);
  });
});

function type(composer: ComposerPart, text: string): void {
  const field = inside<HTMLTextAreaElement>(composer, 'textarea');
  field.value = text;
  field.dispatchEvent(new InputEvent('input'));
}
