/**
 * Every operation as plain data: apart from the shapes, so that the SDK's bundle carries these tables and no zod, and a
 * page only those that it can use. A new endpoint begins with a line in one of them.
 */
import { customerOperations } from './customer-operations.js';
import { liveOperations } from './live-operations.js';
import { staffOperations } from './staff-operations.js';

export const operations = { ...customerOperations, ...liveOperations, ...staffOperations };

export type CustomerOperationId = keyof typeof customerOperations;
export type LiveOperationId = keyof typeof liveOperations;
export type StaffOperationId = keyof typeof staffOperations;
export type OperationId = keyof typeof operations;
