import type { Readable, Writable } from 'node:stream';

/** What a command talks to: the process, or a test. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  readonly stdout: Writable;
  readonly stderr: Writable;
  cwd(): string;
}
