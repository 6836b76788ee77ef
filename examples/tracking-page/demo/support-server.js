import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(import.meta.resolve('@logishift/support-server/package.json')).replace(
  'package.json',
  'dist/main.js',
);

/** The settings of the demo's support server. `smtpUrl`: who takes its mails; without it they go to the log. */
export function supportSettings({ port, hostname, dataDir, publicUrl, hostOrigins, issuer, secret, admin, smtpUrl }) {
  return {
    PORT: String(port),
    HOST: hostname,
    SUPPORT_DATA_DIR: dataDir,
    SUPPORT_PUBLIC_URL: publicUrl,
    SUPPORT_ALLOWED_ORIGINS: hostOrigins.join(),
    SUPPORT_TRUSTED_ISSUERS: JSON.stringify([
      {
        name: 'tracking-page',
        algorithm: 'HS256',
        secret: issuer.secret,
        issuer: issuer.issuer,
        audience: issuer.audience,
        claims: { id: 'sub', email: 'email', name: 'name', locale: 'locale', deliveries: 'deliveries' },
      },
    ]),
    SUPPORT_SECRET: secret,
    SUPPORT_ADMIN_EMAIL: admin.email,
    SUPPORT_ADMIN_PASSWORD: admin.password,
    ...(smtpUrl && { SMTP_URL: smtpUrl, SUPPORT_MAIL_FROM: 'logiShift support <support@logishift.example>' }),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
}

/** Starts the support server as a process of its own. `ended` resolves when it has ended, for whatever reason. */
export function startSupportServer(options) {
  const { port } = options;
  const child = spawn(process.execPath, [entry, 'start'], {
    env: { ...withoutOwnSettings(process.env), ...supportSettings(options) },
    stdio: ['ignore', 'inherit', 'inherit'],
    // Ctrl-C in the terminal is for the demo, which then stops this one gracefully.
    detached: process.platform !== 'win32',
  });
  const ended = once(child, 'exit').then(([code, signal]) => signal ?? `code ${code}`);

  return {
    ended,
    /** Resolves once it answers; rejects if it ends before. */
    async ready() {
      const deadline = Date.now() + 60_000;
      while (Date.now() < deadline) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error('The support server did not start.');
        const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
        if (answer?.ok) return;
        await delay(50);
      }
      throw new Error('The support server was not ready within a minute.');
    },
    /** Stops it: gracefully, or by force after 4 seconds. */
    async stop() {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 4_000);
      await ended;
      clearTimeout(force);
    },
  };
}

/** The demo is the same whatever server the environment is set up for. */
function withoutOwnSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(SUPPORT_|DATABASE_URL$|SMTP_URL$)/.test(name)));
}
