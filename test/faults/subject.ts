import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@weir/embedded';
import { System } from '@weir/launcher';
import { postgresTemplate, sharedDir } from '@weir/testing';
import type { Environment } from './cell.ts';
import { Links } from './links.ts';

export interface SubjectOptions {
  readonly home: string;
  readonly random: () => number;
  readonly environment?: Environment;
  /** Diagnostics workers beside the launcher's own. */
  readonly moreWorkers?: number;
  /** Undoes what was prepared before the system started. */
  readonly onStopped?: (() => void) | undefined;
  readonly say: (line: string) => void;
  readonly onLog: (line: string) => void;
}

/** What the harness does its harm to: a whole system behind proxies, and more workers when a cell needs them. */
export class Subject {
  readonly system: System;
  readonly links: Links;
  readonly #options: SubjectOptions;
  readonly #workers = new Map<string, ChildProcess>();

  private constructor(options: SubjectOptions, system: System, links: Links) {
    this.#options = options;
    this.system = system;
    this.links = links;
  }

  static async start(options: SubjectOptions): Promise<Subject> {
    const { home, random, say, onLog, environment = {} } = options;
    const links = await Links.open(home, random);
    const system = new System({
      home,
      port: 0,
      cacheDir: sharedDir(),
      ...(existsSync(postgresTemplate()) ? { postgresTemplate: postgresTemplate() } : {}),
      logLevel: 'info',
      say,
      onLog,
      environment: links.environment(environment),
    });
    const subject = new Subject(options, system, links);
    try {
      await system.start();
      for (let count = 0; count < (options.moreWorkers ?? 0); count += 1) await subject.#startWorker(count);
    } catch (error) {
      await subject.stop();
      throw error;
    }
    return subject;
  }

  /** Of a service of the launcher, of nats or postgres, or of one of our own workers; undefined while it does not run. */
  pidOf(name: string): number | undefined {
    const pid = this.#workers.get(name)?.pid ?? this.system.dev.services[name]?.pid;
    return pid === 0 ? undefined : pid;
  }

  get home(): string {
    return this.#options.home;
  }

  get names(): readonly string[] {
    return [...Object.keys(this.system.dev.services), ...this.#workers.keys()];
  }

  async stop(): Promise<void> {
    const ended = [...this.#workers.values()].map(async (worker) => {
      if (worker.exitCode !== null || worker.signalCode !== null) return;
      const exit = once(worker, 'exit');
      worker.kill('SIGKILL');
      await exit;
    });
    await Promise.all(ended);
    // A frozen process would not hear that it is to stop.
    for (const { pid } of Object.values(this.#started() ?? {})) if (pid > 0) resume(pid);
    this.links.proxies.nats.heal();
    this.links.proxies.postgres.heal();
    await this.system.stop();
    await this.links.close();
    this.#options.onStopped?.();
    rmSync(this.#options.home, { recursive: true, force: true });
  }

  #started() {
    try {
      return this.system.dev.services;
    } catch {
      return undefined;
    }
  }

  async #startWorker(count: number): Promise<void> {
    const name = `worker-diagnostics-${count + 2}`;
    const script = join(import.meta.dirname, '../../services/worker-diagnostics/src/main.ts');
    const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
      env: {
        PATH: process.env.PATH,
        ...this.system.environmentOf('worker-diagnostics'),
        INTERNAL_PORT: String(await freePort()),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#workers.set(name, worker);
    await new Promise<void>((resolve, reject) => {
      worker.stdout?.on('data', (data: Buffer) => {
        for (const line of data.toString().split('\n')) if (line !== '') this.#options.onLog(line);
        if (data.includes('takes jobs of queue')) resolve();
      });
      worker.once('exit', () => reject(new Error(`${name} ended at its start`)));
    });
  }
}

function resume(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // It has ended.
  }
}
