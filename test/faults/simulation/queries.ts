import { keyOf, type Row, stored, type Tables } from './tables.ts';

type Name = keyof Tables;
type Test = (row: Row) => boolean;
/** Runs one statement against the tables as they stand when its turn has come. */
export type Execute = <T>(statement: (tables: Tables, now: Date) => T) => Promise<T>;

/** As much of kysely as the orchestrator's transactions use. */
export class Query {
  readonly #execute: Execute;
  readonly #kind: 'select' | 'update' | 'insert';
  readonly #table: Name;
  readonly #tests: Test[] = [];
  #values: Row = {};

  constructor(execute: Execute, kind: Query['kind'], table: string) {
    if (!(table in keyOf)) throw new TypeError(`the simulation has no table ${table}`);
    this.#execute = execute;
    this.#kind = kind;
    this.#table = table as Name;
  }

  get kind(): 'select' | 'update' | 'insert' {
    return this.#kind;
  }

  select = (): this => this;
  returning = (): this => this;
  forUpdate = (): this => this;
  onConflict = (): this => this;

  set(values: Row): this {
    this.#values = values;
    return this;
  }

  values(values: Row): this {
    return this.set(values);
  }

  where(column: string, operator: string, value: unknown): this {
    const tests: Record<string, Test> = {
      '=': (row) => row[column] === value,
      in: (row) => (value as readonly unknown[]).includes(row[column]),
    };
    const test = tests[operator];
    if (test === undefined) throw new TypeError(`the simulation has no operator ${operator}`);
    this.#tests.push(test);
    return this;
  }

  execute(): Promise<Row[]> {
    return this.#execute((tables, now) => {
      const table = tables[this.#table] as unknown as Map<string, Row>;
      const values = Object.fromEntries(
        Object.entries(this.#values).map(([column, value]) => [column, stored(column, value, now)]),
      );
      if (this.#kind === 'insert') return [insert(table, this.#table, values, now)];
      const found = [...table.values()].filter((row) => this.#tests.every((test) => test(row)));
      if (this.#kind === 'select') return found;
      const changed = found.map((row) => ({ ...row, ...values }));
      for (const row of changed) table.set(String((row as Row)[keyOf[this.#table]]), row);
      return changed;
    });
  }

  async executeTakeFirst(): Promise<Row | undefined> {
    return (await this.execute())[0];
  }

  async executeTakeFirstOrThrow(): Promise<Row> {
    const row = await this.executeTakeFirst();
    if (row === undefined) throw new Error('no result');
    return row;
  }
}

/** Where a row with the key is there already, the new values win: no statement of ours wants another rule here. */
function insert(table: Map<string, Row>, name: Name, values: Row, now: Date): Row {
  const key = keyOf[name];
  const id = String(values[key] ?? nextId(table));
  const row = { ...table.get(id), ...values, [key]: id, ...(name === 'outbox' ? { created_at: now } : {}) };
  table.set(id, row);
  return row;
}

const nextId = (table: Map<string, Row>): number => Math.max(0, ...[...table.keys()].map(Number)) + 1;

/** The beginnings of statements, as kysely has them. */
export const queries = (execute: Execute) => ({
  selectFrom: (table: string) => new Query(execute, 'select', table),
  updateTable: (table: string) => new Query(execute, 'update', table),
  insertInto: (table: string) => new Query(execute, 'insert', table),
});
