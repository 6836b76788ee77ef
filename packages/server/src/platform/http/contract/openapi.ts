import {
  agent,
  apiKey,
  contract,
  customer,
  delivery,
  type Endpoint,
  faqAnswer,
  faqEntry,
  mail,
  me,
  message,
  note,
  notification,
  ownTicket,
  pendingAct,
  problem,
  problems,
  session,
  staffDelivery,
  staffTicket,
  supportStats,
  ticket,
  ticketDetail,
  ticketFeedback,
  timelineEntry,
  trackedTicket,
} from '@logishift/support-sdk/contract';
import { z } from 'zod';
import { needsBody } from '../input.js';

const named = {
  Agent: agent,
  ApiKey: apiKey,
  Customer: customer,
  Delivery: delivery,
  FaqAnswer: faqAnswer,
  FaqEntry: faqEntry,
  Feedback: ticketFeedback,
  Mail: mail,
  Me: me,
  Message: message,
  Note: note,
  Notification: notification,
  OwnTicket: ownTicket,
  PendingAct: pendingAct,
  Problem: problem,
  Session: session,
  StaffDelivery: staffDelivery,
  StaffTicket: staffTicket,
  SupportStats: supportStats,
  Ticket: ticket,
  TicketDetail: ticketDetail,
  TimelineEntry: timelineEntry,
  TrackedTicket: trackedTicket,
};

export const allEndpoints = (): Endpoint[] => Object.values(contract).flatMap((domain) => Object.values(domain));

type Json = Record<string, unknown>;

/** The contract as an OpenAPI 3.1 document. */
export function openApiDocument(serverUrl: string): Json {
  const outputs = register((endpoint) => ({ answer: endpoint.answer.shape }), 'output');
  const inputs = register(({ params, query, body }) => ({ params, query, body }), 'input');
  const paths: Record<string, Json> = {};
  for (const endpoint of allEndpoints()) {
    paths[endpoint.path] ??= {};
    (paths[endpoint.path] as Json)[endpoint.method.toLowerCase()] = operation(endpoint, inputs, outputs);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'logiShift support',
      version: '1',
      description:
        'Tickets, conversations, FAQ and agents for deliveries. Every path answers with and without its final slash. Errors are RFC 9457 problem documents with a stable `code`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    tags: Object.keys(contract).map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.keys(named).map((name) => [name, outputs[name]])),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            "A customer's token signed by a trusted host, a staff token from POST /api/auth/token/, or a program's API key",
        },
      },
    },
  };
}

/** JSON Schemas of all shapes of one direction; the named ones refer to each other. */
function register(parts: (endpoint: Endpoint) => Record<string, z.ZodType | null | undefined>, io: 'input' | 'output') {
  const registry = z.registry<{ id: string }>();
  for (const [name, shape] of Object.entries(named)) registry.add(shape, { id: name });
  for (const endpoint of allEndpoints()) {
    for (const [part, shape] of Object.entries(parts(endpoint))) {
      if (shape && !registry.has(shape)) registry.add(shape, { id: `${endpoint.id}.${part}` });
      // A shape that several endpoints share stands under the first one's name.
    }
  }
  const { schemas } = z.toJSONSchema(registry, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
  });
  const byShape = (shape: z.ZodType) => registry.get(shape)?.id ?? '';
  for (const schema of Object.values(schemas)) {
    delete (schema as Json)['$schema'];
    delete (schema as Json)['$id'];
    delete (schema as Json)['id'];
  }
  return Object.assign(schemas as Record<string, Json>, { of: byShape as never });
}

type Schemas = ReturnType<typeof register>;

const schemaOf = (schemas: Schemas, shape: z.ZodType): Json => {
  const id = (schemas.of as (shape: z.ZodType) => string)(shape);
  return id in named ? { $ref: `#/components/schemas/${id}` } : (schemas[id] ?? {});
};

const whose = {
  schema: { type: 'string' },
  description: 'Whose answer it is, as with each refusal: the same with every token of one person, and with no other',
};

function operation(endpoint: Endpoint, inputs: Schemas, outputs: Schemas): Json {
  const { answer, who } = endpoint;
  const isTold = who !== 'anyone';
  const parameters = [
    ...fields(endpoint.params, 'path', inputs),
    ...fields(endpoint.query, 'query', inputs),
    ...('creates' in endpoint
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            schema: { type: 'string', maxLength: 255 },
            description: 'The same key, person and body again gives the first answer',
          },
        ]
      : []),
    ...(endpoint.refusals?.includes('stale_version')
      ? [
          {
            name: 'If-Match',
            in: 'header',
            schema: { type: 'string' },
            description: 'The version that you read, quoted: `"3"`',
          },
        ]
      : []),
    ...(isTold || endpoint.refusals?.includes('another_person')
      ? [
          {
            name: 'If-Support-Person',
            in: 'header',
            schema: { type: 'string' },
            description:
              'Whom the caller means, as `Support-Person` named them: with the token of another nothing is done',
          },
        ]
      : []),
  ];
  const refusals = new Set([
    ...(endpoint.refusals ?? []),
    ...(isTold ? (['unauthorized', 'forbidden', 'another_person'] as const) : []),
    ...(endpoint.params ? (['not_found'] as const) : []),
    ...(endpoint.method === 'GET'
      ? []
      : (['malformed_json', 'body_too_slow', 'payload_too_large', 'unsupported_media_type'] as const)),
    // Everywhere: an address that is not ASCII.
    'bad_request' as const,
    // And an unknown field of a query is refused too.
    'invalid_input' as const,
    ...('creates' in endpoint ? (['idempotency_in_flight', 'idempotency_mismatch'] as const) : []),
    'rate_limited' as const,
    'unavailable' as const,
  ]);
  const responses: Record<string, Json> = {
    [answer.status]: {
      description: 'Success',
      ...(isTold && { headers: { 'Support-Person': whose } }),
      ...(answer.shape && {
        content: { [answer.type ?? 'application/json']: { schema: schemaOf(outputs, answer.shape) } },
      }),
    },
  };
  for (const code of refusals) {
    const { status, title } = problems[code];
    const known = responses[status];
    responses[status] = {
      description: known ? `${known['description']}, or \`${code}\`: ${title}` : `\`${code}\`: ${title}`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return {
    operationId: endpoint.id,
    tags: [endpoint.id.split('.')[0]],
    summary: endpoint.summary,
    description: [endpoint.description, who === 'anyone' ? 'For anyone.' : `For: ${who.join(', ')}.`]
      .filter(Boolean)
      .join('\n\n'),
    ...(parameters.length && { parameters }),
    ...(endpoint.body && {
      requestBody: {
        required: needsBody(endpoint),
        content: { 'application/json': { schema: schemaOf(inputs, endpoint.body) } },
      },
    }),
    responses,
    security: who === 'anyone' ? [] : [{ bearer: [] }],
  };
}

function fields(shape: z.ZodType | undefined, where: 'path' | 'query', schemas: Schemas): Json[] {
  if (!shape) return [];
  const id = (schemas.of as (shape: z.ZodType) => string)(shape);
  const schema = schemas[id] as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (schema.required?.includes(name) ?? false),
    ...(typeof property['description'] === 'string' && { description: property['description'] }),
    schema: property,
  }));
}
