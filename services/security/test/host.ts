import { TestDatabase } from './database.ts';
import { type Instance, start } from './security.ts';

/** An instance in this process with a database of its own. */
export interface Host {
  readonly database: TestDatabase;
  readonly security: Instance;
  /** Another instance on the same database, which is stopped with the rest. */
  readonly startOther: () => Promise<Instance>;
  readonly stop: () => Promise<void>;
}

export async function startHost(more: NodeJS.ProcessEnv = {}): Promise<Host> {
  const database = await TestDatabase.create();
  const instances: Instance[] = [];
  const begin = async () => {
    const instance = await start(database, more);
    instances.push(instance);
    return instance;
  };
  const stop = async () => {
    for (const instance of instances.splice(0)) await instance.stop();
    await database.drop();
  };
  try {
    return { database, security: await begin(), startOther: begin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
