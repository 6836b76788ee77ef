/**
 * The numbers of our advisory locks: each of these is done by one process of all at a time. Any numbers would do, but nodes
 * of two versions run beside each other while one is rolled out: none may change, and none may be used twice.
 */
export const migrationLock = 7_426_041;
export const signingKeysLock = 7_426_042;
export const firstAdminLock = 7_426_043;
export const jobsLock = 7_426_044;
export const ledgerLock = 7_426_045;
