export * from './deliveries.js';
export * from './events.js';
export * from './faq.js';
export * from './http.js';
export * from './identity.js';
export * from './mail.js';
export * from './notifications.js';
export * from './tickets.js';
