import { notes } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { addNote } from './add-note.js';

export function mountNotes(app: App): void {
  serve(app, notes.add, ({ request, params, body }) => addNote(request, { ...params, ...body }));
}
