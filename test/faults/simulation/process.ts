/** One process of the simulated system: it may be frozen, and it may die; then nothing that it still does is seen by anybody. */
export class Process {
  readonly name: string;
  readonly died: Promise<void>;
  #die: () => void = () => undefined;
  #alive = true;
  #thawed: Promise<void> | undefined;
  #thaw: () => void = () => undefined;

  constructor(name: string) {
    this.name = name;
    this.died = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  get frozen(): boolean {
    return this.#thawed !== undefined;
  }

  kill(): void {
    this.#alive = false;
    this.#die();
  }

  freeze(): void {
    this.#thawed ??= new Promise((resolve) => {
      this.#thaw = resolve;
    });
  }

  thaw(): void {
    this.#thawed = undefined;
    this.#thaw();
  }

  /** Passed by whatever enters or leaves it: waits while it is frozen, and for ever when it is dead. */
  async pass(): Promise<void> {
    while (this.#alive && this.#thawed !== undefined) await this.#thawed;
    if (!this.#alive) await new Promise<never>(() => undefined);
  }
}
