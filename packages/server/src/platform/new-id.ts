import { V7Generator } from 'uuidv7';

/**
 * Milliseconds that a clock may be set back without ids falling back with it: lists are ordered by them. The library's
 * own 10 seconds are less than what a virtual machine loses when it is moved, or a clock that was never set right.
 */
const mostSetBack = 24 * 3_600_000;

const generator = new V7Generator();
generator.setRollbackAllowance(mostSetBack);

/** A new UUIDv7, after every other that this process has made. */
export const newId = (): string => generator.generate().toString();
