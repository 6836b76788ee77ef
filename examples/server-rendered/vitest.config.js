export { default } from '../host-server/test/vitest.config.js';
