type News = 'signed-in' | 'signed-out';

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('logishift-support-console') : null;

/** Tells the console's other tabs of this browser. */
export function announce(news: News): void {
  channel?.postMessage(news);
}

export function onAnnounced(listener: (news: News) => void): void {
  channel?.addEventListener('message', ({ data }) => listener(data));
}
