import { z } from 'zod';
import { endpoint } from './endpoint.js';

export const ops = {
  jwks: endpoint('ops.jwks', {
    summary: "Public keys of this server's tokens (RFC 7517)",
    answer: {
      status: 200,
      shape: z.looseObject({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }),
    },
  }),
  live: endpoint('ops.live', {
    summary: 'The process answers',
    answer: { status: 200, shape: z.strictObject({ status: z.literal('ok') }) },
  }),
  ready: endpoint('ops.ready', {
    summary: 'The process can serve: its database answers',
    answer: {
      status: 200,
      shape: z.strictObject({
        status: z.literal('ok'),
        database: z.literal('ok'),
        mail: z.enum(['ok', 'off', 'failing']).meta({ description: '`off`: no SMTP_URL, mails go to the log' }),
      }),
    },
    refusals: ['unavailable', 'draining'],
  }),
  metrics: endpoint('ops.metrics', {
    summary: 'Metrics in the Prometheus text format',
    answer: { status: 200, shape: z.string(), type: 'text/plain' },
  }),
};
