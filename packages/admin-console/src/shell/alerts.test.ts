import type { Notification as News } from '@logishift/support-sdk';
import { sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import { until } from '../../test/place.js';
import { freshNews, NewsEvent } from '../data/notifications.js';
import { choose } from '../data/own-choice.js';
import { chime, followAlerts } from './alerts.js';

describe('alerts', () => {
  it('sound by one audio context, once somebody has touched the page, also where a notification cannot be made', async () => {
    const { Notification: realNotification, AudioContext: RealContext } = globalThis;
    let contexts = 0;
    let tries = 0;
    let notes = 0;
    globalThis.AudioContext = class extends RealContext {
      constructor() {
        super();
        contexts++;
      }
      override createOscillator() {
        notes++;
        return super.createOscillator();
      }
    };
    // As in Chrome on Android, where only a service worker may make one.
    globalThis.Notification = class {
      static permission = 'granted';
      constructor() {
        tries++;
        throw new TypeError('Illegal constructor');
      }
    } as never;
    document.hasFocus = () => false;
    try {
      if (!navigator.userActivation.hasBeenActive) {
        chime();
        assert.equal(contexts, 0, 'nobody has touched the page');
      }
      await sendMouse({ type: 'click', position: [1, 1] });
      choose('notify', true);
      choose('sound', true);
      followAlerts();
      for (const n of [1, 2]) {
        const news = { id: crypto.randomUUID(), title: 'New reply', ticket_number: null, ticket_subject: null };
        freshNews.dispatchEvent(new NewsEvent(news as News));
        await until(() => notes === 2 * n);
      }
      assert.deepEqual([tries, contexts], [2, 1]);
    } finally {
      Object.assign(globalThis, { Notification: realNotification, AudioContext: RealContext });
      delete (document as Partial<Document>).hasFocus;
      choose('notify', false);
      choose('sound', false);
    }
  });
});
