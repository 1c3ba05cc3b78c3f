/** A database on which every transaction is done in full, answered, and taken back. */
import type { Db, Tx } from '@/lib/server/db/client';

export function undone(db: Db): Db {
  return new Proxy(db, {
    get(target, name) {
      if (name === '$transaction') return takenBack(target);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

type Run = (tx: Tx) => Promise<unknown>;

function takenBack(db: Db) {
  return async (run: Run, options?: Parameters<Db['$transaction']>[1]): Promise<unknown> => {
    const back = new Error('Taken back');
    let result: unknown;
    try {
      await db.$transaction(async (tx) => {
        result = await run(tx);
        throw back;
      }, options);
    } catch (error) {
      if (error !== back) throw error;
    }
    return result;
  };
}
