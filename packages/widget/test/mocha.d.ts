/** What the test runner brings, as far as it is used here. */
declare function describe(name: string, tests: () => void): void;
declare function it(guarantee: string, test: () => void | Promise<void>): void;
declare function before(work: () => void | Promise<void>): void;
declare function afterEach(work: () => void | Promise<void>): void;
