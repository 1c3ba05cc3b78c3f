import 'server-only';

import type { ImportFailure, ImportFailureCode, ImportPlace } from '../outcome';

/** Ends the reading of a file with a sentence for the person importing it. */
export class ImportRefusal extends Error {
  constructor(
    readonly code: ImportFailureCode,
    readonly detail: string,
    readonly at?: ImportPlace,
  ) {
    super(detail);
    this.name = 'ImportRefusal';
  }

  toFailure(): ImportFailure {
    const failure: ImportFailure = { ok: false, code: this.code, detail: this.detail };
    return this.at === undefined ? failure : { ...failure, at: this.at };
  }
}
