import { z } from 'zod';
import { endpoint } from './endpoint.js';

/** Whose token it is, by the server's word. */
export const asker = z.strictObject({
  id: z
    .string()
    .meta({ description: 'As in `Support-Person`: the same with every token of one person, and with no other' }),
  kind: z.enum(['customer', 'guest', 'link', 'pending_agent', 'agent', 'admin']),
  name: z.string().meta({ description: 'Empty when the host told us none' }),
});
export type Asker = z.output<typeof asker>;

export const person = {
  get: endpoint('person.get', {
    summary: 'Who is asking',
    description:
      'Every answer to somebody says it too, in `Support-Person`. Whoever keeps anything of a person keeps it under this id, and under no claim of a token: which of them names the person is for the server alone to know.',
    answer: { status: 200, shape: asker },
  }),
};
