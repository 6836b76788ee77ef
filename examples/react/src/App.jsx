import { useCallback, useEffect, useRef, useState } from 'react';
import { Parcel } from './Parcel.jsx';
import { getToken, onElsewhere, readSession, signIn, signOut } from './session.js';

export function App() {
  const [session, setSession] = useState(null);
  const [unread, setUnread] = useState(0);
  const [sent, setSent] = useState(null);
  const [isHubShown, showHub] = useState(false);
  const help = useRef(null);
  const hub = useRef(null);

  // Forgets the person: on screen, in memory and in storage.
  const forget = useCallback(() => {
    help.current?.signOut();
    hub.current?.signOut();
    setSent(null);
    showHub(false);
  }, []);

  useEffect(() => {
    readSession().then(setSession);
    return onElsewhere((changed) => {
      forget();
      setSession(changed);
    });
  }, [forget]);

  async function leave() {
    forget();
    setSession(await signOut());
  }

  async function toggleHub() {
    // Defined before it is drawn: on an element that is not, React leaves out functions.
    await import('@logishift/support-widget/define/support');
    showHub(!isHubShown);
  }

  if (!session) return null;
  const { customer, support_url } = session;
  const support = { api: support_url, delivery: 'PX-490127', getToken: customer ? getToken : null };
  /** @param {import('@logishift/support-widget').LogishiftTicketCreatedEvent} event */
  const onCreated = ({ ticket }) => setSent(ticket.number);
  /** @param {import('@logishift/support-widget').LogishiftUnreadEvent} event */
  const onUnread = ({ count }) => setUnread(count);

  return (
    <>
      <header>
        <div>
          <span className="brand">Tern Parcel</span>
          <span>{customer}</span>
          {customer ? (
            <button type="button" onClick={leave}>
              Sign out
            </button>
          ) : (
            <button type="button" className="primary" onClick={async () => setSession(await signIn())}>
              Sign in
            </button>
          )}
        </div>
      </header>
      <main>
        <Parcel />
        {customer && (
          <section className="card">
            <h2>Your tickets {unread > 0 && <span className="late">{unread} unread</span>}</h2>
            <p role="status">{sent ? `We have your ticket ${sent}.` : 'Everything you have written to us about.'}</p>
            <button type="button" aria-expanded={isHubShown} onClick={toggleHub}>
              {isHubShown ? 'Hide tickets' : 'Show tickets'}
            </button>
            {isHubShown && <logishift-support ref={hub} {...support} onlogishift-ticket-created={onCreated} />}
          </section>
        )}
      </main>
      <logishift-help ref={help} {...support} onlogishift-ticket-created={onCreated} onlogishift-unread={onUnread} />
    </>
  );
}
