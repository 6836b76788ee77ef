import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { limits } from './limits.js';
import { liveStreams, startLive } from './live.js';
import { mountLive } from './routes.js';

/** What happens, as it happens. */
export const live = defineDomain({
  name: 'live',
  limits,
  start: async (context, around) => {
    const streams = startLive(context, around);
    return { provides: [provide(liveStreams, streams)], beginStop: () => streams.stop() };
  },
  routes: mountLive,
});
