/** Reads every contract of `schemas/` once; the renderers work on what is read here and on nothing else. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const schemasDirectory = join(import.meta.dirname, '../../schemas');

/** A JSON Schema, as far as the renderers look into it. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

export interface Contract {
  readonly kind: 'primitives' | 'envelope' | 'message' | 'http';
  /** The file's name without its version: `job-requested`. */
  readonly name: string;
  readonly version: number;
  /** The file's path below `schemas/`. */
  readonly path: string;
  readonly title: string;
  readonly schema: Schema & { readonly $id: string };
}

const kinds: Record<string, Contract['kind']> = { messages: 'message', http: 'http' };

/** Every schema file, ordered by path so that what is generated does not depend on the file system. */
export function readContracts(directory: string = schemasDirectory): readonly Contract[] {
  return globSync('{.,messages,http}/*.v*.schema.json', { cwd: directory })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => readContract(directory, path));
}

function readContract(directory: string, path: string): Contract {
  const [, folder, name, version] = /^(?:(messages|http)\/)?([a-z0-9-]+)\.v([0-9]+)\.schema\.json$/.exec(path) ?? [];
  const schema = JSON.parse(readFileSync(join(directory, path), 'utf8')) as Contract['schema'];
  if (name === undefined || schema.title === undefined) throw new Error(`${path}: no <name>.v<n> or no title`);
  return {
    kind: kinds[folder ?? ''] ?? (name === 'primitives' ? 'primitives' : 'envelope'),
    name,
    version: Number(version),
    path,
    title: schema.title,
    schema,
  };
}

/** The contracts that describe a document of their own; primitives only lend their definitions. */
export const documents = (contracts: readonly Contract[]): readonly Contract[] =>
  contracts.filter((contract) => contract.kind !== 'primitives');

/** Where a route names a body without its version, it means the newest. */
export function newest(contracts: readonly Contract[], kind: Contract['kind']): ReadonlyMap<string, Contract> {
  const byName = new Map<string, Contract>();
  for (const contract of contracts) {
    const known = byName.get(contract.name);
    if (contract.kind === kind && contract.version > (known?.version ?? 0)) byName.set(contract.name, contract);
  }
  return byName;
}

/** `jobError` is JobError in generated code and documents. */
export const titleOf = (definition: string): string => definition.charAt(0).toUpperCase() + definition.slice(1);

/**
 * All contracts as one flat table by title, with every `$ref` leading to `<prefix><title>`. Files, `$id`s and `$defs` are gone:
 * this is the form that OpenAPI, AsyncAPI and the type renderer share.
 */
export function flatten(contracts: readonly Contract[], prefix: string): Record<string, Schema> {
  const table: Record<string, Schema> = {};
  const add = (title: string, schema: Schema): void => {
    if (table[title] !== undefined) throw new Error(`two contracts have the title ${title}`);
    table[title] = schema;
  };
  const titles = new Map(contracts.map((contract) => [contract.schema.$id, contract.title]));

  for (const { schema, kind } of contracts) {
    const target = (reference: string): string => {
      const url = new URL(reference, schema.$id);
      const definition = /^#\/\$defs\/([A-Za-z0-9]+)$/.exec(url.hash)?.[1];
      url.hash = '';
      const title = definition === undefined ? titles.get(url.href) : titleOf(definition);
      if (title === undefined) throw new Error(`${schema.$id}: nothing at ${reference}`);
      return prefix + title;
    };
    for (const [name, definition] of Object.entries(schema.$defs ?? {})) {
      add(titleOf(name), rewrite(definition, target) as Schema);
    }
    if (kind === 'primitives') continue;
    const { $schema: _dialect, $id: _id, $defs: _definitions, title, ...body } = schema;
    add(title ?? '', rewrite(body, target) as Schema);
  }
  return table;
}

/** Where OpenAPI and AsyncAPI keep schemas. */
export const componentPrefix = '#/components/schemas/';

/** The part of a flat table that `from` leads to, directly or through other schemas, in the table's order. */
export function reachable(table: Readonly<Record<string, Schema>>, from: unknown): Record<string, Schema> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, title = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(title)) continue;
      found.add(title);
      visit(table[title]);
    }
  };
  visit(from);
  return Object.fromEntries(Object.entries(table).filter(([title]) => found.has(title)));
}

function rewrite(value: unknown, target: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, target));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      key === '$ref' && typeof member === 'string' ? [key, target(member)] : [key, rewrite(member, target)],
    ),
  );
}

/** Every document by path, with each reference replaced by what it leads to. */
export function inlined(contracts: readonly Contract[]): ReadonlyMap<string, Schema> {
  const table = flatten(contracts, '');
  const inline = (value: unknown, depth: number): unknown => {
    if (depth > 64) throw new Error('a contract contains itself');
    if (Array.isArray(value)) return value.map((item) => inline(item, depth));
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...rest } = value as Schema;
    const members = Object.entries(rest).map(([key, member]) => [key, inline(member, depth)]);
    const target = $ref === undefined ? {} : inline(table[$ref], depth + 1);
    return { ...(target as Schema), ...Object.fromEntries(members) };
  };
  return new Map(documents(contracts).map(({ path, title }) => [path, inline(table[title], 0) as Schema]));
}
