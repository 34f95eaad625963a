import type {
  DeleteQueryNode,
  InsertQueryNode,
  OperationNode,
  RawNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
} from 'kysely';
import { evaluateRaw } from './raw-sql.ts';
import { defaultsOf, keyOf, type Row, stored, type TableName, type Tables } from './tables.ts';

/** The rows that references are about, by table; those of the innermost query first. */
type Scopes = readonly Readonly<Record<string, Row>>[];

interface Context {
  readonly tables: Tables;
  readonly now: Date;
  readonly scopes: Scopes;
}

/** Runs what kysely composed, as much of SQL as the orchestrator uses. */
export function runQuery(node: OperationNode, tables: Tables, now: Date): Row[] {
  const context: Context = { tables, now, scopes: [] };
  if (node.kind === 'SelectQueryNode') return select(node as SelectQueryNode, context);
  if (node.kind === 'InsertQueryNode') return insert(node as InsertQueryNode, context);
  if (node.kind === 'UpdateQueryNode') return update(node as UpdateQueryNode, context);
  if (node.kind === 'DeleteQueryNode') return remove(node as DeleteQueryNode, context);
  throw new TypeError(`the simulation has no ${node.kind}`);
}

const tableNamed = (node: OperationNode): TableName => {
  const name = (node as TableNode).table?.identifier.name;
  if (name === undefined || !(name in keyOf)) throw new TypeError(`the simulation has no table ${name}`);
  return name as TableName;
};
const columnNamed = (node: unknown): string => {
  const { column } = node as { readonly column: { readonly name?: string; readonly column?: { name: string } } };
  return column.name ?? (column.column as { name: string }).name;
};
const inside = (context: Context, scope: Readonly<Record<string, Row>>): Context => ({
  ...context,
  scopes: [scope, ...context.scopes],
});
/** What a left join finds where there is nothing: null in every column. */
const NO_ROW = new Proxy<Row>({}, { has: () => true, get: () => null });
const isTrue = (condition: OperationNode | undefined, context: Context): boolean =>
  condition === undefined || evaluate(condition, context) === true;

function select(node: SelectQueryNode, context: Context): Row[] {
  const from = tableNamed(node.from?.froms[0] as OperationNode);
  let found = [...context.tables[from].values()].map((row): Readonly<Record<string, Row>> => ({ [from]: row }));
  for (const join of node.joins ?? []) {
    const { joinType } = join;
    if (joinType !== 'InnerJoin' && joinType !== 'LeftJoin') throw new TypeError(`the simulation has no ${joinType}`);
    const other = tableNamed(join.table);
    found = found.flatMap((scope) => {
      const joined = [...context.tables[other].values()]
        .map((row) => ({ ...scope, [other]: row }))
        .filter((one) => isTrue(join.on?.on, inside(context, one)));
      return joined.length > 0 || joinType === 'InnerJoin' ? joined : [{ ...scope, [other]: NO_ROW }];
    });
  }
  found = found.filter((scope) => isTrue(node.where?.where, inside(context, scope)));
  for (const { orderBy } of node.orderBy?.items ?? [])
    found.sort((a, b) => compare(evaluate(orderBy, inside(context, a)), evaluate(orderBy, inside(context, b))));
  const limit = node.limit === undefined ? found.length : Number(evaluate(node.limit.limit, context));
  const rows = found.slice(0, limit).map((scope) => project(node.selections ?? [], inside(context, scope), from));
  const isDistinct = node.frontModifiers?.some(({ modifier }) => modifier === 'Distinct') === true;
  return isDistinct ? [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()] : rows;
}

function insert(node: InsertQueryNode, context: Context): Row[] {
  const name = tableNamed(node.into as OperationNode);
  const table: Map<string, Row> = context.tables[name] as never;
  const columns = (node.columns ?? []).map(columnNamed);
  const changed: Row[] = [];
  for (const values of valuesOf(node.values as OperationNode, context)) {
    const given = columns.flatMap((column, index) =>
      values[index] === undefined ? [] : [[column, stored(column, values[index])] as const],
    );
    const excluded: Row = { ...defaultsOf(name, context.tables, context.now), ...Object.fromEntries(given) };
    const key = String(excluded[keyOf[name]]);
    const existing = table.get(key);
    if (existing === undefined) {
      table.set(key, excluded);
      changed.push(excluded);
      continue;
    }
    if (node.onConflict === undefined) throw new TypeError(`${name} has ${key} already`);
    const { updates } = node.onConflict;
    if (updates === undefined) continue;
    const scope = { [name]: existing, excluded };
    changed.push(replace(table, key, existing, updates, inside(context, scope)));
  }
  return returned(node.returning?.selections, changed, name, context);
}

function valuesOf(node: OperationNode, context: Context): readonly (readonly unknown[])[] {
  if (node.kind === 'SelectQueryNode')
    return select(node as SelectQueryNode, context).map((row) => Object.values(row).map((value) => value ?? null));
  const { values } = node as unknown as { values: readonly { kind: string; values: readonly unknown[] }[] };
  return values.map((row) =>
    row.kind === 'PrimitiveValueListNode'
      ? row.values
      : row.values.map((value) =>
          (value as OperationNode).kind === 'DefaultInsertValueNode'
            ? undefined
            : evaluate(value as OperationNode, context),
        ),
  );
}

function update(node: UpdateQueryNode, context: Context): Row[] {
  const name = tableNamed(node.table as OperationNode);
  const table: Map<string, Row> = context.tables[name] as never;
  const changed = [...table].flatMap(([key, row]) => {
    const within = inside(context, { [name]: row });
    return isTrue(node.where?.where, within) ? [replace(table, key, row, node.updates ?? [], within)] : [];
  });
  return returned(node.returning?.selections, changed, name, context);
}

function remove(node: DeleteQueryNode, context: Context): Row[] {
  const name = tableNamed(node.from.froms[0] as OperationNode);
  const table: Map<string, Row> = context.tables[name] as never;
  // What a condition reads of the table itself is how it was before.
  const gone = [...table].filter(([, row]) => isTrue(node.where?.where, inside(context, { [name]: row })));
  for (const [key] of gone) table.delete(key);
  return returned(
    node.returning?.selections,
    gone.map(([, row]) => row),
    name,
    context,
  );
}

type Updates = NonNullable<UpdateQueryNode['updates']>;

function replace(table: Map<string, Row>, key: string, row: Row, updates: Updates, context: Context): Row {
  const changes = updates.map((one) => {
    const column = columnNamed(one.column);
    return [column, stored(column, evaluate(one.value, context))] as const;
  });
  const next = { ...row, ...Object.fromEntries(changes) };
  table.set(key, next);
  return next;
}

type Selections = NonNullable<SelectQueryNode['selections']>;

const returned = (selections: Selections | undefined, rows: readonly Row[], table: TableName, context: Context) =>
  selections === undefined ? [] : rows.map((row) => project(selections, inside(context, { [table]: row }), table));

function project(selections: Selections, context: Context, table: TableName): Row {
  const row: Record<string, unknown> = {};
  for (const { selection } of selections) {
    if (selection.kind === 'SelectAllNode') Object.assign(row, context.scopes[0]?.[table]);
    else if (selection.kind === 'AliasNode') {
      const { node, alias } = selection as unknown as { node: OperationNode; alias: { name: string } };
      row[alias.name] = evaluate(node, context);
    } else row[columnNamed(selection)] = evaluate(selection, context);
  }
  return row;
}

function evaluate(node: OperationNode, context: Context): unknown {
  const parts = node as unknown as Record<string, OperationNode>;
  const of = (name: string) => evaluate(parts[name] as OperationNode, context);
  switch (node.kind) {
    case 'ValueNode':
      return (node as unknown as { value: unknown }).value;
    case 'PrimitiveValueListNode':
      return (node as unknown as { values: unknown }).values;
    case 'ReferenceNode':
      return reference(node as ReferenceNode, context);
    case 'ParensNode':
      return of('node');
    case 'AndNode':
      return of('left') === true && of('right') === true;
    case 'OrNode':
      return of('left') === true || of('right') === true;
    case 'UnaryOperationNode':
      return operatorOf(parts) === 'exists'
        ? select(parts.operand as SelectQueryNode, context).length > 0
        : of('operand') !== true;
    case 'BinaryOperationNode':
      return binary(operatorOf(parts), parts, context);
    // One column of one row, where a value is wanted.
    case 'SelectQueryNode':
      return Object.values(select(node as SelectQueryNode, context)[0] ?? {})[0] ?? null;
    case 'RawNode':
      return raw(node as RawNode, context);
    default:
      throw new TypeError(`the simulation has no ${node.kind}`);
  }
}

const operatorOf = (parts: Record<string, unknown>): string => (parts.operator as { operator: string }).operator;

function binary(operator: string, parts: Record<string, OperationNode>, context: Context): boolean {
  const left = evaluate(parts.leftOperand as OperationNode, context);
  const rightNode = parts.rightOperand as OperationNode;
  if (operator === 'in' || operator === 'not in') {
    const list =
      rightNode.kind === 'SelectQueryNode'
        ? select(rightNode as SelectQueryNode, context).map((row) => Object.values(row)[0])
        : (evaluate(rightNode, context) as readonly unknown[]);
    return list.includes(left) === (operator === 'in');
  }
  const right = evaluate(rightNode, context);
  if (operator === 'is') return left === right;
  if (left === null || right === null) return false;
  const order = compare(left, right);
  if (operator === '=') return order === 0;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  throw new TypeError(`the simulation has no operator ${operator}`);
}

const comparable = (value: unknown): string | number =>
  value instanceof Date ? value.getTime() : (value as string | number);

function compare(left: unknown, right: unknown): number {
  const [a, b] = [comparable(left), comparable(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function reference(node: ReferenceNode, { scopes }: Context): unknown {
  const column = columnNamed(node);
  const table = node.table === undefined ? undefined : node.table.table.identifier.name;
  for (const scope of scopes)
    for (const [name, row] of Object.entries(scope))
      if (table === undefined ? name !== 'excluded' && column in row : name === table) return row[column] ?? null;
  throw new TypeError(`the simulation has no column ${table ?? ''}.${column}`);
}

function raw({ sqlFragments, parameters }: RawNode, context: Context): unknown {
  const rowOf = (table: string): Row => {
    const scope = context.scopes.find((one) => table in one);
    if (scope === undefined) throw new TypeError(`the simulation has no row of ${table} here`);
    return scope[table] as Row;
  };
  return evaluateRaw(sqlFragments, {
    tables: context.tables,
    now: context.now,
    rowOf,
    column: (name) => context.scopes.flatMap((scope) => Object.values(scope)).find((row) => name in row)?.[name],
    value: (index) => evaluate(parameters[index] as OperationNode, context),
  });
}
