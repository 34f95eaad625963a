import type { History } from './history.ts';
import type { Dependency } from './links.ts';
import type { Subject } from './subject.ts';
import type { Conditions, Direction } from './tcp-proxy.ts';
import { pause, type Sample, type Workload } from './workload.ts';

/** One thing that is done to the system. */
export type Action =
  | { readonly do: 'signal'; readonly to: string; readonly signal: NodeJS.Signals }
  | { readonly do: 'link'; readonly to: Dependency; readonly set: Partial<Conditions>; readonly only?: Direction }
  | { readonly do: 'cut' | 'reset' | 'refuse' | 'heal'; readonly to: Dependency }
  | { readonly do: 'load'; readonly factor: number }
  | { readonly do: 'submit'; readonly samples: readonly Sample[] }
  /** What the kinds above cannot say; it must undo itself when it is told to. */
  | { readonly do: 'call'; readonly name: string; readonly run: (subject: Subject) => Promise<void> | void };

/** When, in ms from the begin of the faults. */
export type Step = { readonly atMs: number } & Action;

export interface NemesisOptions {
  readonly subject: Subject;
  readonly workload: Workload;
  readonly history: History;
  readonly say: (line: string) => void;
}

/** Carries out a plan of faults step by step, and writes each into the history. */
export class Nemesis {
  readonly #options: NemesisOptions;
  #done = 0;

  constructor(options: NemesisOptions) {
    this.#options = options;
  }

  /** How many steps had something to act on. */
  get done(): number {
    return this.#done;
  }

  async run(plan: readonly Step[], stopped: () => boolean): Promise<void> {
    const began = Date.now();
    for (const step of plan.toSorted((a, b) => a.atMs - b.atMs)) {
      while (Date.now() - began < step.atMs) {
        if (stopped()) return;
        await pause(Math.min(50, step.atMs - (Date.now() - began)));
      }
      const happened = await this.#act(step);
      if (happened) this.#done += 1;
      this.#options.history.add({ type: 'fault', happened, step: textOf(step) });
      this.#options.say(`${textOf(step)}${happened ? '' : ' (it did not run)'}`);
    }
  }

  async #act(step: Step): Promise<boolean> {
    const { subject, workload } = this.#options;
    if (step.do === 'signal') return signal(subject.pidOf(step.to), step.signal);
    if (step.do === 'load') workload.factor = step.factor;
    else if (step.do === 'submit') for (const sample of step.samples) workload.submit(sample);
    else if (step.do === 'call') await step.run(subject);
    else {
      const proxy = subject.links.proxies[step.to];
      if (step.do === 'link') proxy.set(step.set, step.only === undefined ? ['up', 'down'] : [step.only]);
      else if (step.do === 'refuse') proxy.refuse(true);
      else proxy[step.do]();
    }
    return true;
  }
}

function signal(pid: number | undefined, name: NodeJS.Signals): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

function textOf(step: Step): string {
  if (step.do === 'signal') return `${step.signal} to ${step.to}`;
  if (step.do === 'load') return `load × ${step.factor}`;
  if (step.do === 'submit') return `${step.samples.length} × ${step.samples[0]?.operation}`;
  if (step.do === 'call') return step.name;
  const which =
    step.do === 'link' ? ` ${JSON.stringify(step.set)}${step.only === undefined ? '' : ` ${step.only}`}` : '';
  return `${step.do} ${step.to}${which}`;
}
