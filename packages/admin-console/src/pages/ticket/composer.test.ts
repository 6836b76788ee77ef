import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { inside, next, place, settled, until } from '../../../test/place.js';
import { forgetDrafts, readDraft } from '../../data/drafts.js';
import './composer.js';
import type { ComposerPart, SendEvent } from './composer.js';

const aComposer = (canReply = true, ticket = 'ticket-1') =>
  place<ComposerPart>(
    html`<ls-composer .draftKey=${ticket} ?canReply=${canReply} canNote .replyHint=${canReply ? '' : 'Take this ticket to reply.'} to="Priya"></ls-composer>`,
  );
const field = (composer: ComposerPart) => inside<HTMLTextAreaElement>(composer, 'textarea');

async function sendWithKeys(composer: ComposerPart): Promise<SendEvent> {
  const sent = next<SendEvent>(composer, 'send');
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'Enter' });
  await sendKeys({ up: 'Control' });
  return sent;
}

describe('composer', () => {
  afterEach(() => forgetDrafts());

  it('sends what was written with Ctrl-Enter, and is empty once it was sent', async () => {
    const composer = await aComposer();
    await composer.write('reply');
    await sendKeys({ type: 'On its way.' });
    const { mode, text } = await sendWithKeys(composer);
    assert.deepEqual([mode, text], ['reply', 'On its way.']);
    composer.sent('ticket-1', mode);
    await settled(composer);
    assert.equal(field(composer).value, '');
  });

  it('keeps the text when sending failed, and tries it again as the same attempt', async () => {
    const composer = await aComposer();
    await composer.write('note');
    await sendKeys({ type: 'Ask the depot' });
    const first = await sendWithKeys(composer);
    await settled(composer);
    assert.equal(field(composer).value, '', 'it is on its way');
    composer.failed('ticket-1', 'note', 'Not sent.');
    await settled(composer);
    assert.equal(field(composer).value, 'Ask the depot');
    assert.include(inside(composer, '[role=alert]').textContent, 'Not sent.');
    const second = await sendWithKeys(composer);
    assert.equal(second.attempt, first.attempt);
    composer.failed('ticket-1', 'note', 'Not sent.');
    await settled(composer);
    await sendKeys({ type: '!' });
    assert.notEqual((await sendWithKeys(composer)).attempt, first.attempt);
  });

  it('lets the next be written while one is sent, keeps both for a page that is closed, and puts them together on failure', async () => {
    const composer = await aComposer();
    await composer.write('reply');
    await sendKeys({ type: 'On its way.' });
    await sendWithKeys(composer);
    await sendKeys({ type: 'It comes at noon.' });
    assert.equal(field(composer).value, 'It comes at noon.');
    assert.equal(readDraft('ticket-1:reply'), 'On its way.\n\nIt comes at noon.');
    composer.failed('ticket-1', 'reply', 'Not sent.');
    await settled(composer);
    assert.equal(field(composer).value, 'On its way.\n\nIt comes at noon.');
    const { text } = await sendWithKeys(composer);
    assert.equal(text, 'On its way.\n\nIt comes at noon.');
    await sendKeys({ type: 'Anything else?' });
    composer.sent('ticket-1', 'reply');
    await settled(composer);
    assert.deepEqual([field(composer).value, readDraft('ticket-1:reply')], ['Anything else?', 'Anything else?']);
  });

  it('takes a reply while a note is still being sent, and keeps it when the note was', async () => {
    const composer = await aComposer();
    await composer.write('note');
    await sendKeys({ type: 'Ask the depot' });
    await sendWithKeys(composer);
    await composer.write('reply');
    await sendKeys({ type: 'I ask the depot.' });
    composer.sent('ticket-1', 'note');
    await settled(composer);
    assert.equal(field(composer).value, 'I ask the depot.');
    await composer.write('note');
    assert.equal(field(composer).value, '');
  });

  it('does not turn to a reply while somebody writes a note, nor away from a reply that was written', async () => {
    const taking = await aComposer(false);
    await taking.write('note');
    taking.canReply = true;
    await settled(taking);
    await sendKeys({ type: 'Only for the team' });
    assert.equal((await sendWithKeys(taking)).mode, 'note');
    taking.remove();

    const closing = await aComposer(true, 'ticket-2');
    await closing.write('reply');
    await sendKeys({ type: 'Half a sentence' });
    closing.canReply = false;
    closing.replyHint = 'The ticket is closed.';
    await settled(closing);
    field(closing).blur();
    closing.requestUpdate();
    await settled(closing);
    assert.deepEqual([field(closing).value, field(closing).readOnly], ['Half a sentence', true]);
  });

  it('forgets what was sent when another ticket is shown by then, and keeps what stands there', async () => {
    const composer = await aComposer();
    await composer.write('reply');
    await sendKeys({ type: 'On its way.' });
    const { mode, attempt } = await sendWithKeys(composer);
    composer.draftKey = 'ticket-2';
    await settled(composer);
    await composer.write('reply');
    await sendKeys({ type: 'Half a thought' });
    composer.sent('ticket-1', mode);
    await settled(composer);
    assert.equal(field(composer).value, 'Half a thought');
    assert.notEqual((await sendWithKeys(composer)).attempt, attempt);
    composer.draftKey = 'ticket-1';
    await settled(composer);
    assert.equal(field(composer).value, '', 'the draft was sent');
  });

  it('is still sending a note when the answer to a reply of before comes', async () => {
    const composer = await aComposer();
    await composer.write('reply');
    await sendKeys({ type: 'On its way.' });
    await sendWithKeys(composer);
    // To another ticket and back: the reply is still under way.
    composer.draftKey = 'ticket-2';
    await settled(composer);
    composer.draftKey = 'ticket-1';
    await settled(composer);
    await composer.write('note');
    await sendKeys({ type: 'Ask the depot' });
    await sendWithKeys(composer);
    composer.sent('ticket-1', 'reply');
    await settled(composer);
    await sendKeys({ type: 'And the van' });
    const button = inside<HTMLButtonElement>(composer, '.note-primary');
    assert.isTrue(button.disabled);
    composer.sent('ticket-1', 'note');
    await settled(composer);
    assert.isFalse(button.disabled);
    assert.equal(field(composer).value, 'And the van');
  });

  it('says that a reply was not sent beside the reply, though a note is being written by then', async () => {
    const composer = await aComposer();
    await composer.write('reply');
    await sendKeys({ type: 'On its way.' });
    await sendWithKeys(composer);
    await composer.write('note');
    composer.failed('ticket-1', 'reply', 'Not sent.');
    await sendKeys({ type: 'Ask the depot' });
    await settled(composer);
    assert.isNull(composer.renderRoot.querySelector('[role=alert]'));
    composer.again();
    await settled(composer);
    await composer.write('reply');
    composer.failed('ticket-1', 'reply', 'Not sent.');
    await settled(composer);
    assert.include(inside(composer, '[role=alert]').textContent, 'Not sent.');
  });

  it('turns to the reply once replying is possible, but not away from a note that was begun', async () => {
    const composer = await aComposer(false);
    const label = () => field(composer).getAttribute('aria-label');
    assert.equal(label(), 'Internal note');
    composer.canReply = true;
    await settled(composer);
    assert.equal(label(), 'Reply');
    composer.canReply = false;
    await composer.write('note');
    await sendKeys({ type: 'Ask the depot' });
    composer.canReply = true;
    await settled(composer);
    assert.equal(label(), 'Internal note');
  });

  it('has a draft for each ticket, and for reply and note, that outlives the element', async () => {
    const composer = await aComposer();
    await composer.write('reply');
    await sendKeys({ type: 'Half a rep' });
    await composer.write('note');
    assert.equal(field(composer).value, '');
    composer.remove();
    assert.equal(field(await aComposer(true, 'ticket-2')).value, '');
    assert.equal(field(await aComposer()).value, 'Half a rep');
  });

  it('turns to the note, and says why, where replying is not allowed', async () => {
    const composer = await aComposer(false);
    const [reply, note] = composer.renderRoot.querySelectorAll<HTMLButtonElement>('.tab');
    assert.isTrue(reply?.disabled);
    assert.equal(note?.ariaPressed, 'true');
    assert.include(inside(composer, '.why').textContent, 'Take this ticket');
    await composer.write('reply');
    assert.equal(note?.ariaPressed, 'true');
  });

  it('sends a reply and a status in one act, on hold with whom it awaits; the next reply leaves it as it is', async () => {
    const composer = await place<ComposerPart>(
      html`<ls-composer draftKey="t" canReply canNote .status=${'in_progress'} .statuses=${['on_hold', 'resolved']}></ls-composer>`,
    );
    await composer.write('reply');
    await sendKeys({ type: 'Asked the depot.' });
    const menu = inside<HTMLElement & { open: boolean }>(composer, 'ls-menu');
    inside(menu, 'button[part]').click();
    await until(() => menu.open);
    const items = [...menu.shadowRoot!.querySelectorAll<HTMLButtonElement>('.item')];
    items.find((item) => item.textContent?.includes('carrier'))!.click();
    await settled(composer);
    assert.include(inside(composer, '.primary').textContent, 'put on hold');
    const { outcome } = await sendWithKeys(composer);
    assert.deepEqual(outcome, { status: 'on_hold', awaiting: 'carrier' });
    composer.sent('t', 'reply');
    await settled(composer);
    await sendKeys({ type: 'And again.' });
    assert.isNull((await sendWithKeys(composer)).outcome);
  });

  it('makes another status another attempt, so that it cannot meet the answer to the one before', async () => {
    const composer = await place<ComposerPart>(
      html`<ls-composer draftKey="t" canReply .status=${'in_progress'} .statuses=${['resolved']}></ls-composer>`,
    );
    await composer.write('reply');
    await sendKeys({ type: 'Done.' });
    const first = await sendWithKeys(composer);
    composer.failed('t', 'reply', 'Not sent.');
    const sent = next<SendEvent>(composer, 'send');
    await sendKeys({ down: 'Shift' });
    const second = await Promise.all([sent, sendWithKeys(composer)]).then(([event]) => event);
    await sendKeys({ up: 'Shift' });
    assert.deepEqual(second.outcome, { status: 'resolved' });
    assert.notEqual(second.attempt, first.attempt);
  });

  it('says that a reply is being typed, and never that a note is', async () => {
    const composer = await aComposer();
    let told = 0;
    composer.addEventListener('typing', () => {
      told += 1;
    });
    await composer.write('note');
    await sendKeys({ type: 'Secret' });
    assert.equal(told, 0);
    await composer.write('reply');
    await sendKeys({ type: 'Hi' });
    assert.equal(told, 2);
  });

  it('is accessible as reply and as note, light and dark', async () => {
    const composer = await aComposer();
    await assertAccessible(composer);
    await composer.write('note');
    await sendKeys({ type: 'Seen' });
    await assertAccessible(composer);
  });
});
