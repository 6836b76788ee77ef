import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { findOrInstallChromium, launchArguments } from '../../scripts/chromium.mjs';
import counts from '../../scripts/test-reporters/wtr.mjs';
import { realServer } from './test/server.mjs';

const server = realServer();

export default {
  files: 'src/**/*.test.ts',
  rootDir: '../..',
  nodeResolve: { exportConditions: ['@logishift/source', 'browser', 'production'] },
  // The files share one server, and some count what is on it.
  concurrency: 1,
  browsers: [
    playwrightLauncher({
      launchOptions: { executablePath: await findOrInstallChromium(), args: launchArguments },
    }),
  ],
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
    server,
  ],
  middleware: [server.middleware],
  reporters: [defaultReporter(), counts()],
  testFramework: { config: { timeout: 20_000 } },
};
