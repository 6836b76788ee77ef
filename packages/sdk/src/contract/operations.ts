/**
 * Every operation as plain data: apart from the shapes, so that the SDK's bundle carries these tables and no zod, and a
 * page only those that it can use. A new endpoint begins with a line in one of them.
 */
import { customerOperations } from './customer-operations.js';
import { liveOperations } from './live-operations.js';
import { opsOperations } from './ops-operations.js';
import { staffOperations } from './staff-operations.js';

/** What pages of any origin in `SUPPORT_ALLOWED_ORIGINS` may call; the others are the console's. */
export const crossOriginOperations = { ...customerOperations, ...liveOperations };

export const operations = { ...crossOriginOperations, ...staffOperations, ...opsOperations };

export type CustomerOperationId = keyof typeof customerOperations;
export type LiveOperationId = keyof typeof liveOperations;
export type StaffOperationId = keyof typeof staffOperations;
export type OperationId = keyof typeof operations;
