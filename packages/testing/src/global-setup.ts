import { findNatsServer, preparePostgres } from '@weir/embedded';
import { postgresTemplate, sharedDir } from './shared.ts';

/** Once before all tests: what every file would else do again. */
export async function setup(): Promise<void> {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  await findNatsServer({ cacheDir: sharedDir(), log });
  await preparePostgres({ dir: postgresTemplate(), log });
}
