export { mailOut, notifyByMailJob } from './expand.js';
export { mailJobs } from './jobs.js';
export { mountMail } from './routes.js';
export { forgetExpiredMails } from './send.js';
