/**
 * Prisma's schema engine, as WebAssembly.
 *
 * The native engine is downloaded from a host that is no package registry, which
 * fails behind a firewall. The same engine comes as a package. With a driver
 * adapter it applies migrations and compares two schema files; what needs
 * introspection or a shadow database it cannot do in this version.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { Refusal } from './say.mjs';

const NO_MODELS = 'datasource db {\n  provider = "postgresql"\n}\n';
const NO_FILTER = { externalTables: [], externalEnums: [] };

let loading;

/** Instantiated once a process: the module keeps its instance in a global of its own. */
function loadEngine() {
  loading ??= (async () => {
    const require = createRequire(import.meta.url);
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
    const bytes = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': bindings,
    });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return bindings.SchemaEngine;
  })();
  return loading;
}

/**
 * Apply the migrations that the database does not have yet, in order, and record them in
 * `_prisma_migrations` as `prisma migrate deploy` does.
 *
 * @returns the names of the migrations that were applied.
 */
export async function applyMigrations({ connectionString, migrations }) {
  const SchemaEngine = await loadEngine();
  const { factory, disconnect } = await databaseFactory(connectionString);
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory).catch(
    (error) => {
      throw readable(error);
    },
  );
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations,
      filters: NO_FILTER,
    });
    return appliedMigrationNames;
  } catch (error) {
    throw readable(error);
  } finally {
    engine.free();
    await disconnect();
  }
}

/**
 * The SQL that leads from one Prisma schema to another, or an empty string where there is
 * no difference. `from` is `null` before the first migration.
 */
export async function diffSchemas({ from, to }) {
  const SchemaEngine = await loadEngine();
  const factory = await offlineFactory();
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  const asTarget = (content) => ({
    tag: 'schemaDatamodel',
    // Not the engine's own "empty", whose script would create the schema `public` as well.
    files: [{ path: 'schema.prisma', content: content ?? NO_MODELS }],
  });
  try {
    const { stdout } = await engine.diff({
      from: asTarget(from),
      to: asTarget(to),
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  } catch (error) {
    throw readable(error);
  } finally {
    engine.free();
  }
}

/** The engine does not end the connections it asks for: whoever made them does. */
async function databaseFactory(connectionString) {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
  const base = new PrismaPg({ connectionString });
  const adapters = [];
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: base.provider,
    adapterName: base.adapterName,
    connect: async () => {
      const adapter = sendScriptsWhole(await base.connect());
      adapters.push(adapter);
      return adapter;
    },
    connectToShadowDb: () => base.connectToShadowDb(),
  });
  return {
    factory,
    disconnect: async () => {
      await Promise.all(adapters.map((adapter) => adapter.underlyingDriver().end()));
    },
  };
}

/**
 * The adapter cuts a script at every semicolon, also inside a function's body, and runs the
 * pieces one by one. Sent whole, as the native engine does, a script is also one
 * transaction: a migration that fails leaves nothing half-made.
 */
function sendScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error); // Puts it in the form that the engine reads, and throws that.
    }
  };
  return adapter;
}

/**
 * A diff of two files needs no database, but the engine asks one for its version before it
 * does anything. This answers that one question and refuses every other.
 */
async function offlineFactory() {
  const { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } =
    await import('@prisma/driver-adapter-utils');
  const refuse = () => Promise.reject(new Error('Comparing two schemas needs no database.'));
  const adapter = {
    provider: 'postgres',
    adapterName: 'offline',
    queryRaw: ({ sql }) =>
      sql.includes('server_version_num')
        ? Promise.resolve({
            columnNames: ['exists', 'version', 'numeric_version'],
            columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
            rows: [[true, 'PostgreSQL 18.4', 180004]],
          })
        : refuse(),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: () => Promise.resolve(),
  };
  const connectOffline = () => Promise.resolve(adapter);
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: 'offline',
    connect: connectOffline,
    connectToShadowDb: connectOffline,
  });
}

/** The engine adds where it was in its own code; a person needs the database's words and the migration's name. */
function readable(error) {
  const text = error instanceof Error ? error.message : String(error);
  const migration = /migration_name="([^"]+)"/.exec(text)?.[1];
  const words = text.split('\n   0: ')[0];
  return new Refusal(migration === undefined ? words : `Migration ${migration} failed.\n${words}`);
}
