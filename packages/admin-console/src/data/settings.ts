import type { Settings } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const server = keyed(() => new Resource<Settings>(() => support.settings.get()));

/** Admin: how the server was set up, without secrets. */
export const serverSettings = () => server(null);
