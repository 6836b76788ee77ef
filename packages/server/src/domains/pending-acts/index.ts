export { forgetOldActs, pendingActJobs } from './jobs.js';
export { mountPendingActs } from './routes.js';
