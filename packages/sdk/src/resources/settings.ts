import type { RequestOptions, StaffClient } from '../client.js';
import type { Settings } from '../types.js';
import { Resource } from './resource.js';

/** How the server was set up. */
export class SettingsResource extends Resource<StaffClient> {
  /** Admin: the settings, without secrets. They are changed in the server's environment. */
  get(options?: RequestOptions): Promise<Settings> {
    return this.client.call('settings.get', {}, options);
  }
}
