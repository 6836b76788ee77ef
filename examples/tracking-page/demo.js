#!/usr/bin/env node
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { customers } from './customers.js';
import { demoFolder, eraseDemoFolder, openDemoFolder } from './demo/folder.js';
import { startHistoryServer } from './demo/history-server.js';
import { openOutbox } from './demo/outbox.js';
import { admin, aiko, jonas, karim, maya } from './demo/people.js';
import { seed } from './demo/seed.js';
import { startSupportServer, supportSettings } from './demo/support-server.js';
import { tellOfParcels } from './demo/tell-of-parcels.js';
import { startHost } from './server.js';

const port = Number(process.env.PORT ?? 8787);
const hostPort = Number(process.env.HOST_PORT ?? 8788);
const hostname = process.env.DEMO_HOST ?? '127.0.0.1';
const supportUrl = process.env.SUPPORT_PUBLIC_URL ?? `http://localhost:${port}`;
const site = `http://localhost:${hostPort}`;
/**
 * Whose mail server has the demo's mails, if not the demo itself. SMTP_URL is not heard: it is set for a server that is in earnest, and
 * must not mail for one that is not.
 */
const ownMailServer = process.env.DEMO_SMTP_URL;
/** The other examples' pages: they run against this support server. */
const exampleSites = [8790, 8791, 8792, 8793, 8794, 8795].map((port) => `http://localhost:${port}`);

/** What is to be stopped at the end. */
const running = [];
let stopping;

function stop(exitCode) {
  stopping ??= (async () => {
    await Promise.all(running.map((stopOne) => stopOne()));
    process.exit(exitCode);
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));

try {
  await start();
} catch (error) {
  // A start that was interrupted fails too: then only the interruption counts.
  if (!stopping) console.error(isForPeople(error) ? `\n${error.message}` : error);
  await stop(1);
}

function isForPeople(error) {
  return error.constructor === Error || String(error.code).startsWith('ERR_PARSE_ARGS');
}

async function start() {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  await refuseIfTaken(port, 'PORT');
  await refuseIfTaken(hostPort, 'HOST_PORT');
  const folder = demoFolder();
  if (values.fresh) eraseDemoFolder(folder);
  const { dataDir, mailDir, secrets, isSeeded, markSeeded } = openDemoFolder(folder);
  const issuer = { secret: secrets.issuer, issuer: 'https://tracking.example', audience: 'logishift-support' };

  const outbox = ownMailServer ? null : await openOutbox(mailDir);
  if (outbox) running.push(outbox.stop);
  running.push(
    await startHost({ port: hostPort, hostname, supportUrl, issuer, sessionSecret: secrets.session, outbox }),
  );
  const options = {
    port,
    hostname,
    dataDir,
    publicUrl: supportUrl,
    hostOrigins: [site, `http://127.0.0.1:${hostPort}`, ...exampleSites],
    issuer,
    secret: secrets.support,
    admin,
    smtpUrl: ownMailServer ?? outbox.smtpUrl,
  };
  if (!isSeeded()) {
    console.log('Filling the support server with a month of tickets …');
    const { server, clock, stop: stopHistory } = await startHistoryServer(supportSettings(options));
    running.push(stopHistory);
    await seed({ server, clock, site, issuer, days: Number(process.env.DEMO_DAYS ?? 31) });
    await stopHistory();
    markSeeded();
  }
  if (stopping) return;
  console.log('Starting the support server …');
  const server = startSupportServer(options);
  running.push(server.stop);
  server.ended.then((how) => {
    if (stopping) return;
    console.error(`\nThe support server has ended by itself (${how}), so the demo ends too.`);
    stop(1);
  });
  await server.ready();
  await tellOfParcels({ server: { baseUrl: `http://127.0.0.1:${port}` }, issuer });
  if (!stopping) console.log(welcome(folder));
}

function welcome(folder) {
  const table = (rows) => rows.map(([name, ...rest]) => `  ${name.padEnd(16)}${rest.join('  ')}`).join('\n');
  const account = (name, { email, password }) => [name, email.padEnd(34), password];
  return `
logiShift support is running.

${table([
  ['Tracking page', `${site}/`],
  ['Console', `${supportUrl}/console/`],
  ['API reference', `${supportUrl}/docs`],
  ownMailServer
    ? ['Mails', 'go to the mail server of DEMO_SMTP_URL']
    : ['Mails', `${site}/mails (none leaves this computer)`],
])}

Sign in to the console as
${table([
  account('Admin', admin),
  ...[maya, jonas, aiko].map((agent) => account('Agent', agent)),
  account('Agent, pending', karim),
])}

On the tracking page, be (top right)
${table(customers.filter(({ signsIn }) => signsIn).map(({ name, email }) => [name, email]))}

Data is kept in ${folder} (begin again: npm start -- --fresh). Stop with Ctrl-C.
`;
}

/** Before anything is erased: the demo may be running already. */
async function refuseIfTaken(taken, name) {
  const isTaken = await new Promise((resolve) => {
    const socket = connect(taken, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
  if (isTaken) {
    throw new Error(`Port ${taken} is in use, perhaps by this demo. Stop that first, or choose another with ${name}.`);
  }
}
