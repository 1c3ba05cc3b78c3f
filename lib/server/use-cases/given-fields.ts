import 'server-only';

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that were sent. One that was not sent is not the same as one set to nothing. */
export function givenFields<Fields extends object>(fields: Fields): Given<Fields> {
  const entries: [string, unknown][] = Object.entries(fields);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Given<Fields>;
}
