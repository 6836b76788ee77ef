import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { findOrInstallChromium, launchArguments } from '../../scripts/chromium.mjs';
import { freePort } from '../../scripts/free-ports.mjs';
import counts from '../../scripts/test-reporters/wtr.mjs';
import { startSupport } from './test/support-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = await freePort();
const support = await startSupport(`http://localhost:${port}`);

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
      launchOptions: { executablePath: await findOrInstallChromium(), args: launchArguments },
    }),
  ],
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 240_000,
  reporters: [defaultReporter(), counts()],
};
