import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import counts from '../../scripts/test-reporters/wtr.mjs';
import { freePort, startSupport } from './test/support-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = await freePort();
const support = await startSupport(`http://localhost:${port}`);
const chromium = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

export default {
  rootDir: root,
  files: ['src/**/*.test.ts'],
  hostname: 'localhost',
  port,
  concurrency: 2,
  nodeResolve: { exportConditions: ['@logishift/source', 'production'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
    {
      name: 'support',
      executeCommand: ({ command, payload }) => support.commands[command]?.(payload),
    },
  ],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: {
        ...(chromium ? { executablePath: chromium } : {}),
        args: [
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 240_000,
  reporters: [defaultReporter(), counts()],
};
